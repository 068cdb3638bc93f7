import type { CreatedReturn } from '@souk/contract/returns'
import type { Actor } from '@souk/domain/actor'
import type { DocumentId, OrderId } from '@souk/domain/ids'
import { documentsOf } from '@souk/domain/order/documents'
import type { Order } from '@souk/domain/order/order'
import { refusedReturn } from '@souk/domain/returns/refused-return'
import { startReturn } from '@souk/domain/returns/start-return'
import type { ReturnLine } from '@souk/domain/returns/start-return'
import { asCustomer } from '../orders/as-customer.ts'
import { commitOf } from '../orders/commit.ts'
import { engineOf } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { orderById } from '../orders/order-by-id.ts'
import { requestHash } from '../request-hash.ts'
import { sideOf } from './reach.ts'
import { returnRow } from './return-row.ts'

export interface CreateReturnRequest {
  readonly order: OrderId
  readonly idempotencyKey: string
  /** For whom a shop asks. */
  readonly customer?: string | undefined
  readonly items: readonly ReturnLine[]
}

/**
 * A return for an operator, for a merchant of its own goods, or through a shop for the order's customer; see the domain's
 * `startReturn` for what else is refused. Refused: `return.guest`, `order.not-found` where it is another customer's.
 */
export async function createReturn(
  deps: OrderDeps,
  caller: Actor,
  request: CreateReturnRequest,
): Promise<CreatedReturn> {
  const { order: id, idempotencyKey: key, customer, items: lines } = request
  const known = await orderById(deps, id)
  const engine = await engineOf(deps, acting(known, caller, customer))
  const series = seriesOf(known)
  const document = deps.newId() as DocumentId
  const answer = (order: Order): CreatedReturn => {
    const made = documentsOf(order, 'return').find((one) => one.id === document)
    if (!made) throw new Error(`the return ${document} was not recorded`)
    return { ...returnRow(order, made, sideOf(caller)), version: order.version }
  }
  return deps.orders.changeNumbered(
    id,
    {
      series: `return ${series}`,
      decide: (order, number) => {
        const wanted = { id: document, reference: `${series}${number}`, lines }
        return commitOf(order, startReturn(order, wanted, engine), { engine, answer })
      },
    },
    { key, actor: caller.id, requestHash: requestHash('returns.create', { id, customer, lines }) },
  )
}

function acting(order: Order, caller: Actor, customer: string | undefined): Actor {
  if (caller.kind !== 'shop') return caller
  if (customer !== undefined) return asCustomer(order, customer)
  const sentence = 'customer: say for whom. Guests cannot return goods by themselves; an operator can do it for them.'
  throw refusedReturn('return.guest', sentence, { path: 'customer' })
}

/** Counted for each customer, for guests for each store. */
function seriesOf({ store, customer: { reference } }: Order): string {
  return reference === undefined ? `${store}-G` : `${reference}-R`
}
