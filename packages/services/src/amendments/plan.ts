import type { AmendedCart } from '@souk/contract/amendments'
import { amendedPayments, changedCart } from '@souk/domain/amendment/cart'
import { soldOut } from '@souk/domain/amendment/compare'
import type { SoldOut } from '@souk/domain/amendment/compare'
import { openAmendment } from '@souk/domain/amendment/open'
import type { Engine } from '@souk/domain/engine/registry'
import type { Order } from '@souk/domain/order/order'
import type { PlaceInput } from '@souk/domain/order/place-input'
import { orderFrom } from '../orders/place-order.ts'

/** What an open amendment would make of its order. */
export interface Plan {
  readonly cart: PlaceInput
  /** As it would be placed. */
  readonly after: Order
  readonly price: number
  readonly soldOut: readonly SoldOut[]
}

export type Amended = Pick<AmendedCart, 'changes' | 'prices' | 'stock'>

/** Refused: `amendment.not-open`, and whatever placing such a cart is refused for. */
export function planAmendment(order: Order, { changes, prices, stock }: Amended, engine: Engine): Plan {
  const { reference } = order
  const changed = changedCart(openAmendment(order).cart, changes, prices)
  const price = priceOf(changed, order, engine)
  const cart = { ...changed, payments: amendedPayments(order, changed, price) }
  const after = orderFrom({ cart, reference, replaces: reference }, engine)
  return { cart, after, price, soldOut: soldOut(order, after, stock) }
}

/** Placed with one payment for all of it. */
function priceOf(cart: PlaceInput, { reference }: Order, engine: Engine): number {
  const payments = cart.payments.slice(0, 1).map(({ method, details }) => ({ method, details, captured: false }))
  return orderFrom({ cart: { ...cart, payments }, reference }, engine).totals.grandTotal
}
