import { paysByGiftCard } from '../marketplace.ts'
import { sum } from '../money.ts'
import { carriedOver } from '../order/carry.ts'
import { goodsOf } from '../order/goods.ts'
import type { Order } from '../order/order.ts'
import type { PlaceInput, PlaceLine, PlacePayment } from '../order/place-input.ts'
import { namedAmount } from '../order/place-payments.ts'

type Part =
  | 'items'
  | 'bundles'
  | 'shipment'
  | 'shipments'
  | 'billing'
  | 'discounts'
  | 'expenses'
  | 'payments'
  | 'cartNote'
  | 'customReference'

/** What the customer changes of the cart; what is left out stays as it was. */
export type CartChanges = { readonly [Changed in Part]?: PlaceInput[Changed] | undefined }

/** What goods cost that were in the order before: what the shop asks now, what they cost then, or the lower of both. */
export type PriceStrategy = 'current' | 'original' | 'best'

/**
 * The cart with the changes in it. Goods that do not say how they are sent go with what they, or their merchant's, were sent
 * with. Shipments and bundles of before in which there is nothing any more are gone.
 */
export function changedCart(cart: PlaceInput, changes: CartChanges, prices: PriceStrategy): PlaceInput {
  const said = Object.fromEntries(Object.entries(changes).filter(([, part]) => part !== undefined))
  const lines = changes.items ? pricedLines(changes.items, cart.items, prices) : cart.items
  const items = changes.shipment || changes.shipments ? lines : lines.map((line) => sentAsBefore(line, cart))
  const used = new Set(items.flatMap(({ shipment, bundle }) => [shipment, bundle]))
  const shipments = changes.shipment ? [] : cart.shipments.filter(({ key }) => used.has(key))
  const bundles = cart.bundles?.filter(({ key }) => used.has(key))
  return { ...cart, shipments, bundles, ...said, items }
}

function sentAsBefore(line: PlaceLine, { items, shipments }: PlaceInput): PlaceLine {
  if (line.shipment !== undefined) return line
  const same = items.find((one) => goodsOf(one) === goodsOf(line))
  const ofMerchant = same ?? items.find(({ merchant }) => merchant === line.merchant)
  return { ...line, shipment: ofMerchant?.shipment ?? shipments[0]?.key }
}

function pricedLines(lines: readonly PlaceLine[], originals: readonly PlaceLine[], prices: PriceStrategy): PlaceLine[] {
  const byGoods = new Map(originals.toReversed().map((line) => [goodsOf(line), line]))
  return lines.map((line) => {
    const original = byGoods.get(goodsOf(line))
    const keeps = original && (prices === 'original' || (prices === 'best' && unitCost(original) < unitCost(line)))
    return keeps ? { ...line, unitPrice: original.unitPrice, options: original.options } : line
  })
}

const unitCost = ({ unitPrice, options }: PlaceLine): number =>
  unitPrice + sum(options.map((option) => option.unitPrice))

/**
 * How the order to be is paid: with what was paid already, then with the gift cards of the cart that are still to be taken, each
 * as far as it reaches; the rest as the cart says.
 */
export function amendedPayments(order: Order, { payments }: PlaceInput, price: number): readonly PlacePayment[] {
  const paidBy = new Map(order.payments.map((payment) => [payment.id, payment]))
  const carried = carriedOver(order, price).flatMap(({ payment, amount }): PlacePayment[] => {
    const known = paidBy.get(payment)
    return known ? [{ method: known.method, amount, captured: true, details: known.details }] : []
  })
  const asked = asFarAsNeeded(payments, price - namedAmount(carried))
  const enough = [...asked.filter(isCard), ...carried]
  return enough.length > 0 && namedAmount(enough) === price ? enough : [...asked, ...carried]
}

/** Gift cards that would pay more than is left pay less, or not at all. */
function asFarAsNeeded(payments: readonly PlacePayment[], price: number): PlacePayment[] {
  let left = price
  return payments.flatMap((payment) => {
    if (!isCard(payment)) return [payment]
    const amount = Math.min(payment.amount, left)
    left -= amount
    return amount > 0 ? [{ ...payment, amount }] : []
  })
}

/** Still to be taken, for an amount that is said. */
const isCard = (payment: PlacePayment): payment is PlacePayment & { readonly amount: number } =>
  paysByGiftCard(payment.method) && !payment.captured && payment.amount !== undefined
