import type { Actor } from '@souk/domain/actor'
import type { Side } from '@souk/domain/marketplace'
import { documentsOf } from '@souk/domain/order/documents'
import type { Return } from '@souk/domain/order/documents'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import type { OrderDeps } from '../orders/deps.ts'

/** Merchants see their own machines; others the marketplace's, unless they say so. */
export function sideOf({ kind }: Actor, wanted: Side = 'marketplace'): Side {
  return kind === 'merchant' ? 'merchant' : wanted
}

export interface ReturnQuery {
  readonly reference: string
  /** For whom a shop asks. */
  readonly customer?: string | undefined
}

export interface FoundReturn {
  readonly order: Order
  readonly document: Return
}

/** Finds a return; a foreign one and a missing one are the same answer. Refused: `return.not-found`. */
export async function returnFor(deps: OrderDeps, caller: Actor, query: ReturnQuery): Promise<FoundReturn> {
  const { reference, customer } = query
  const found = await deps.documents.byReference('return', reference)
  const order = found && (await deps.orders.byId(found.order.id))
  const document = order && documentsOf(order, 'return').find((one) => one.id === found.document.id)
  if (document && isTheirs(document, caller, customer)) return { order, document }
  throw new Refused('return.not-found', `There is no return ${reference}.`, { reference })
}

function isTheirs({ merchant, customer: of }: Return, caller: Actor, customer: string | undefined): boolean {
  if (caller.kind === 'merchant') return caller.merchant === merchant
  return customer === undefined || customer === of
}
