import type { AmendedCart, AmendmentPreview } from '@souk/contract/amendments'
import type { Actor } from '@souk/domain/actor'
import { compareLines } from '@souk/domain/amendment/compare'
import type { OrderId } from '@souk/domain/ids'
import { engineOf } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { orderById } from '../orders/order-by-id.ts'
import { editing } from './editing.ts'
import { planAmendment } from './plan.ts'

export type PreviewRequest = Omit<AmendedCart, 'reference'> & { readonly order: OrderId }

/** What applying it would come to. Stores nothing. Refused: `amendment.not-open`, and what placing the cart is refused for. */
export async function previewAmendment(
  deps: OrderDeps,
  shop: Actor,
  { order: id, ...request }: PreviewRequest,
): Promise<AmendmentPreview> {
  const [order, own] = await Promise.all([orderById(deps, id), engineOf(deps, shop)])
  const { reference, currency, totals: before } = order
  const { cart, after, price, soldOut } = planAmendment(order, request, editing(order, request, own))
  const carried = after.totals.paidTotal
  return {
    reference,
    currency,
    before,
    after: after.totals,
    difference: price - before.grandTotal,
    carried,
    refundable: before.refundableTotal - carried,
    due: price - carried,
    lines: compareLines(order, after, own.context.marketplace),
    soldOut,
    cart,
  }
}
