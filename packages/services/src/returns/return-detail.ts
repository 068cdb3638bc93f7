import type { ReturnDetail, ReturnDetailItem, ReturnSlip } from '@souk/contract/returns'
import type { Actor } from '@souk/domain/actor'
import { choicesFor } from '@souk/domain/engine/choices-for'
import { machineOn } from '@souk/domain/engine/machine'
import type { Engine } from '@souk/domain/engine/registry'
import type { Side } from '@souk/domain/marketplace'
import type { OrderItem } from '@souk/domain/order/item'
import { returnableUntil } from '@souk/domain/returns/returnable'
import { engineOf } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { returnFor, sideOf } from './reach.ts'
import type { FoundReturn, ReturnQuery } from './reach.ts'
import { reasonsOf, reasonText } from './return-reasons.ts'
import type { Reason } from './return-reasons.ts'
import { returnRow, rowsOf } from './return-row.ts'

/** A return whole, with what the asking person may do with each of its items. Refused: `return.not-found`. */
export async function returnDetail(
  deps: OrderDeps,
  caller: Actor,
  query: ReturnQuery & { readonly side?: Side | undefined },
): Promise<ReturnDetail> {
  const [found, engine, setup] = await Promise.all([
    returnFor(deps, caller, query),
    engineOf(deps, caller),
    deps.marketplace.stored(),
  ])
  const { order, document } = found
  const { merchants, settings } = engine.context.marketplace
  const eyes = { side: sideOf(caller, query.side), engine, reasons: reasonsOf(setup) }
  const { policy } = settings.returns
  return {
    ...returnRow(order, document, eyes.side),
    version: order.version,
    merchantName: merchants.get(document.merchant)?.name ?? '',
    items: rowsOf(order, document).flatMap((row) => detailOf(row, found, eyes)),
    ...(policy !== undefined && { policy }),
  }
}

interface Eyes {
  readonly side: Side
  readonly engine: Engine
  readonly reasons: readonly Reason[]
}

function detailOf(row: OrderItem, { order, document }: FoundReturn, eyes: Eyes): ReturnDetailItem[] {
  const { side, engine, reasons } = eyes
  const machine = machineOn(row, side)
  if (!machine) return []
  const { id: item, sku, name, quantity, amounts } = row
  const { priceToPay, refunded, remuneration } = amounts
  const reason = reasonFor(row, document)
  const until = returnableUntil(order, row, engine.context.marketplace)
  return [
    {
      item,
      sku,
      name,
      quantity,
      priceToPay,
      refunded,
      remuneration,
      reason,
      reasonText: reasonText(reasons, reason, order.locale),
      process: machine.process,
      state: machine.state,
      ...(until !== undefined && { returnableUntil: until }),
      choices: choicesFor(order, { item, side }, engine),
    },
  ]
}

function reasonFor({ id }: OrderItem, { items }: FoundReturn['document']): string {
  return items.find(({ item }) => item === id)?.reason ?? ''
}

/** What goes into the parcel, in words of a locale; the order's, unless said. Refused: `return.not-found`. */
export async function returnSlip(
  deps: OrderDeps,
  caller: Actor,
  query: ReturnQuery & { readonly locale?: string | undefined },
): Promise<ReturnSlip> {
  const [{ order, document }, { merchants }, setup] = await Promise.all([
    returnFor(deps, caller, query),
    deps.marketplace.current(),
    deps.marketplace.stored(),
  ])
  const { reference, at, merchant: id } = document
  const merchant = merchants.get(id)
  const reasons = reasonsOf(setup)
  return {
    reference,
    orderReference: order.reference,
    at,
    merchant: { reference: merchant?.reference ?? '', name: merchant?.name ?? '' },
    customer: order.customer,
    items: rowsOf(order, document).map((row) => {
      const { sku, name, quantity } = row
      return {
        sku,
        name,
        quantity,
        reason: reasonText(reasons, reasonFor(row, document), query.locale ?? order.locale),
      }
    }),
    barcode: { symbology: 'code128', content: reference },
  }
}
