import { defined } from '../defined.ts'
import type { ExpenseId, NewId, ShipmentId } from '../ids.ts'
import { allocate, sum } from '../money.ts'
import type { Address } from './address.ts'
import type { Expense } from './expense.ts'
import { isGiftCard } from './gift-card.ts'
import type { Discount } from './item.ts'
import { amountOf } from './lines.ts'
import type { Shipment } from './order.ts'
import { checkDeliveryDate, checkedAddress } from './place-address.ts'
import { checkedDiscounts } from './place-discounts.ts'
import type { PlaceContext, PlaceExpense, PlaceInput, PlaceShipment } from './place-input.ts'
import type { Line } from './place-lines.ts'
import { placeRefusal } from './place-refusal.ts'
import { shareDiscounts } from './share-discounts.ts'
import type { Charge } from './taxes.ts'

/** An expense before it is taxed. */
export type UntaxedExpense = Omit<Expense, 'amounts'>

/** A shipment with what travels in it; free shipping makes no expense. */
export interface Parcel {
  readonly shipment: Shipment
  readonly lines: readonly Line[]
  readonly expense?: UntaxedExpense
}

/** A shipment of the cart, checked. */
export interface WantedShipment extends PlaceShipment {
  /** Where in the cart it stands. */
  readonly path: string
  readonly address: Address
  readonly discounts: readonly Discount[]
}

/** As `wantedShipments`; gift cards alone, which are mailed, need none. */
export function placedShipments(input: PlaceInput, context: PlaceContext): readonly WantedShipment[] {
  const { shipment, shipments, items, billing } = input
  const isSaid = shipment !== undefined || shipments.length > 0
  return !isSaid && items.every(isGiftCard) ? [byMail(billing)] : wantedShipments(input, context)
}

/** The shipments of the cart, however it says them. Refused: `order.shipments-contradict`, `order.no-shipments` … */
export function wantedShipments(
  input: Pick<PlaceInput, 'shipment' | 'shipments'>,
  context: PlaceContext,
): readonly WantedShipment[] {
  const { shipment, shipments } = input
  const at = { path: 'shipments', glue: '4301' }
  if (shipment && shipments.length > 0) {
    const sentence = 'the cart has one shipment for everything and several as well. Send either shipment or shipments.'
    throw placeRefusal('order.shipments-contradict', at, sentence)
  }
  if (shipment) return [checked({ ...shipment, key: 'shipment' }, 'shipment', context)]
  if (shipments.length === 0) {
    throw placeRefusal('order.no-shipments', { ...at, glue: '901' }, 'there is none. Say where the goods go, and how.')
  }
  checkKeys(shipments)
  return shipments.map((wanted, index) => checked(wanted, `shipments[${index}]`, context))
}

/** To whom the order is billed, by the method that the reference has for it. */
function byMail(billing: PlaceInput['billing']): WantedShipment {
  const [path, method] = ['shipments', 'NoShipment']
  const address = checkedAddress(billing, 'billing')
  return { key: 'shipment', path, address, method, carrier: method, price: 0, taxRate: 0, discounts: [], mixed: false }
}

function checked(shipment: PlaceShipment, path: string, context: PlaceContext): WantedShipment {
  checkDeliveryDate(shipment, `${path}.requestedDeliveryDate`, context)
  const address = checkedAddress(shipment.address, `${path}.address`)
  const discounts = checkedDiscounts(shipment.discounts, shipment.price, `${path}.discounts`)
  return { ...shipment, path, address, discounts }
}

/**
 * The shipments, each parted by merchant unless it is mixed; its price and discounts are shared out by the goods'
 * subtotals, and each part is its merchant's. What several merchants share stays the marketplace's own.
 */
export function placedParcels(
  shipments: readonly WantedShipment[],
  lines: readonly Line[],
  { newId }: PlaceContext,
): Parcel[] {
  const byShipment = Map.groupBy(lines, ({ shipment }) => shipment)
  return shipments.flatMap((shipment, index) => {
    const goods = byShipment.get(index)
    if (goods) return parcels(shipment, goods, newId)
    const sentence = `no item travels in shipment ${shipment.key}. Assign one, or leave the shipment out.`
    throw placeRefusal('order.unused-shipment', { path: shipment.path, shipment: shipment.key }, sentence)
  })
}

/** The marketplace's own, e.g. a small-order fee. */
export function ownExpense(
  { name, price, taxRate, threshold }: PlaceExpense & Pick<Expense, 'threshold'>,
  newId: NewId,
): UntaxedExpense {
  const id = newId() as ExpenseId
  const made = { id, type: 'THRESHOLD_EXPENSE_TYPE', name, price, taxRate, discounts: [] } as const
  return threshold === undefined ? made : { ...made, threshold }
}

export function expenseCharge({ price, taxRate, discounts }: UntaxedExpense): Charge {
  return { parts: [{ price, taxRate }], discount: amountOf(discounts) }
}

function checkKeys(shipments: readonly PlaceShipment[]): void {
  const seen = new Set<string>()
  shipments.forEach(({ key }, index) => {
    const path = `shipments[${index}].key`
    if (seen.has(key)) {
      throw placeRefusal(
        'order.duplicate-shipment',
        { path, shipment: key },
        `${key} is taken already. Give each its own key.`,
      )
    }
    seen.add(key)
  })
}

function parcels(shipment: WantedShipment, goods: readonly Line[], newId: NewId): Parcel[] {
  const parts = shipment.mixed ? [goods] : [...Map.groupBy(goods, ({ merchant }) => merchant.id).values()]
  const subtotals = parts.map((lines) => sum(lines.map(({ subtotal }) => subtotal)))
  const prices = allocate(shipment.price, subtotals)
  const discounts = shareDiscounts(shipment.discounts, prices)
  return parts.map((lines, index) => {
    const sent = shipmentOf(shipment, lines, newId() as ShipmentId)
    const price = prices[index] ?? 0
    if (price === 0) return { shipment: sent, lines }
    const expense: UntaxedExpense = {
      id: newId() as ExpenseId,
      type: 'SHIPMENT_EXPENSE_TYPE',
      name: shipment.method,
      shipment: sent.id,
      ...(sent.merchant && { merchant: sent.merchant }),
      price,
      taxRate: shipment.taxRate,
      discounts: discounts[index] ?? [],
    }
    return { shipment: sent, lines, expense }
  })
}

function shipmentOf(shipment: WantedShipment, lines: readonly Line[], id: ShipmentId): Shipment {
  const { address, method, carrier, deliveryTime, requestedDeliveryDate } = shipment
  const [merchant, ...others] = new Set(lines.map((line) => line.merchant.id))
  return defined<Shipment>({
    id,
    merchant: others.length === 0 ? merchant : undefined,
    address,
    method,
    carrier,
    deliveryTime,
    requestedDeliveryDate,
  })
}
