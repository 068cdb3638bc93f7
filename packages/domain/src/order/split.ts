import type { MerchantOrderItemId, NewId, OrderItemId } from '../ids.ts'
import { allocate, sum } from '../money.ts'
import { Refused } from '../refused.ts'
import type { OrderEvent } from './events.ts'
import type { Commission, ItemAmounts, OrderItem, ProductOption } from './item.ts'
import { amountOf } from './lines.ts'
import { shareDiscounts } from './share-discounts.ts'

export type ItemSplit = Extract<OrderEvent, { type: 'item.split' }>

/**
 * Takes part of a row out of it, so that it may go its own way: both stand where the row stood, with the same timers.
 * Every figure is shared by largest remainder, so no cent is lost or made, and neither piece has more discount, money or
 * cancellation than price. Refused: `item.too-few` where the row does not hold more than `quantity`, `item.pending` while
 * it waits for the outside, whose answer would be about the whole row.
 */
export function splitItem(row: OrderItem, quantity: number, newId: NewId): ItemSplit {
  refuse(row, quantity)
  const [item = row, part = row] = pieces(row, [row.quantity - quantity, quantity])
  return { type: 'item.split', item, part: ofItsOwn(part, newId) }
}

function refuse({ id, name, quantity: has, machine, merchantItem }: OrderItem, quantity: number): void {
  if (quantity >= has) {
    const sentence = `${name}: the row holds ${has}, so ${quantity} cannot be taken out of it. Take fewer, or the whole row.`
    throw new Refused('item.too-few', sentence, { item: id, quantity, has })
  }
  if (machine.pending ?? merchantItem?.machine.pending) {
    const sentence = `${name} waits for the outside and cannot be split before it has answered.`
    throw new Refused('item.pending', sentence, { item: id })
  }
}

function ofItsOwn(part: OrderItem, newId: NewId): OrderItem {
  const id = newId() as OrderItemId
  const itself = { ...part, id, reference: referenceOf(id), splitFrom: part.id }
  if (!part.merchantItem) return itself
  const own = newId() as MerchantOrderItemId
  return { ...itself, merchantItem: { ...part.merchantItem, id: own, reference: referenceOf(own) } }
}

function referenceOf(id: string): string {
  return id.replaceAll('-', '')
}

function pieces(row: OrderItem, quantities: readonly number[]): OrderItem[] {
  const options = sharedOptions(row, quantities)
  const optionDiscounts = options.map((its) => sum(its.map((option) => amountOf(option.discounts ?? []))))
  const left = minus(allocate(row.amounts.subtotal, quantities), optionDiscounts)
  const discounts = shareDiscounts(row.discounts, left)
  const commissions = row.commissions && sharedCommissions(row.commissions, quantities)
  const amounts = sharedAmounts(row.amounts, {
    quantities,
    discountTotal: plus(discounts.map(amountOf), optionDiscounts),
    commission: commissions ? commissions.map(amountOf) : allocate(row.amounts.commission, quantities),
  })
  return quantities.map((quantity, index) => ({
    ...row,
    quantity,
    options: options[index] ?? [],
    discounts: discounts[index] ?? [],
    amounts: amounts[index] ?? row.amounts,
    ...(commissions && { commissions: commissions[index] ?? [] }),
  }))
}

/** An option is for every unit; what is taken off it is for the whole row. */
function sharedOptions({ options, amounts }: OrderItem, quantities: readonly number[]): ProductOption[][] {
  const shares = options.map(({ discounts = [], grossPrice, netPrice }) => {
    const price = isNet(amounts) ? netPrice : grossPrice
    return shareDiscounts(
      discounts,
      quantities.map((quantity) => price * quantity),
    )
  })
  return quantities.map((_, index) =>
    options.map(({ discounts: _discounts, ...option }, which) => {
      const discounts = shares[which]?.[index] ?? []
      return discounts.length > 0 ? { ...option, discounts } : option
    }),
  )
}

/** Where there is no tax, either will do. */
function isNet({ priceToPay, subtotal, discountTotal }: ItemAmounts): boolean {
  return priceToPay !== subtotal - discountTotal
}

function sharedCommissions(commissions: readonly Commission[], quantities: readonly number[]): Commission[][] {
  const shares = commissions.map(({ amount }) => allocate(amount, quantities))
  return quantities.map((_, index) =>
    commissions.map((commission, which) => ({ ...commission, amount: shares[which]?.[index] ?? 0 })),
  )
}

/** What is shared out already, piece by piece. */
interface Shared {
  readonly quantities: readonly number[]
  readonly discountTotal: readonly number[]
  readonly commission: readonly number[]
}

/** Prices by quantity; all that is a part of a price, by the pieces' prices: then it stays a part of each. */
function sharedAmounts(row: ItemAmounts, { quantities, discountTotal, commission }: Shared): ItemAmounts[] {
  const subtotal = allocate(row.subtotal, quantities)
  const cost = minus(subtotal, discountTotal)
  const taxTotal = allocate(row.taxTotal, cost)
  const priceToPay = isNet(row) ? plus(cost, taxTotal) : cost
  const canceled = allocate(row.canceled, priceToPay)
  const left = minus(priceToPay, canceled)
  const shares: Readonly<Record<keyof ItemAmounts, readonly number[]>> = {
    sumPrice: allocate(row.sumPrice, quantities),
    optionTotal: allocate(row.optionTotal, quantities),
    subtotal,
    discountTotal,
    taxTotal,
    priceToPay,
    canceled,
    taxAfterCancellation: row.canceled === 0 ? taxTotal : allocate(row.taxAfterCancellation, left),
    captured: allocate(row.captured, priceToPay),
    refunded: allocate(row.refunded, priceToPay),
    remuneration: allocate(row.remuneration, priceToPay),
    commission,
    commissionRefunded: allocate(row.commissionRefunded, commission),
  }
  return quantities.map((_, index) => pieceOf(shares, index))
}

function pieceOf(shares: Readonly<Record<keyof ItemAmounts, readonly number[]>>, index: number): ItemAmounts {
  const figures = Object.entries(shares).map(([figure, share]) => [figure, share[index] ?? 0])
  return Object.fromEntries(figures) as ItemAmounts
}

function plus(one: readonly number[], other: readonly number[]): number[] {
  return one.map((amount, index) => amount + (other[index] ?? 0))
}

export function minus(one: readonly number[], other: readonly number[]): number[] {
  return one.map((amount, index) => amount - (other[index] ?? 0))
}
