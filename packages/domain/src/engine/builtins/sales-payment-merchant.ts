import { documentsOf } from '../../order/documents.ts'
import type { Payout } from '../../order/documents.ts'
import type { OrderEvent } from '../../order/events.ts'
import type { OrderItem } from '../../order/item.ts'
import type { Order } from '../../order/order.ts'
import { duePayouts, expensesOf } from '../../payout/due-payouts.ts'
import { openOf } from '../../payout/entitled.ts'
import type { TransferRequest, TransferResult } from '../../payout/transfer.ts'
import type { Asking, Command, Context, Subject } from '../registry.ts'
import type { Rules } from './rules.ts'

/** Transfers through the payout provider: the items wait for it, and move by whether they are settled then. */
function transferring(type: Payout['type']): Command {
  return { by: 'order', ask: (subject, context) => ask(type, subject, context), run }
}

function ask(type: Payout['type'], { order, items }: Subject, context: Context): Asking | null {
  const { newId, now } = context
  const isPaid = (merchant: OrderItem['merchant']) => !context.marketplace.merchants.get(merchant)?.main
  const payouts = duePayouts(order, items, { type, isPaid, newId, now })
  if (payouts.length === 0) return null
  const transfers = payouts.map((payout) => requestOf(payout, order, context))
  return { url: 'souk:payout', data: { transfers }, events: payouts.map(recorded) }
}

function requestOf({ id, type, merchant, amount }: Payout, order: Order, { marketplace }: Context): TransferRequest {
  const merchantReference = marketplace.merchants.get(merchant)?.reference ?? merchant
  const { reference: orderReference, currency } = order
  return { id, type, merchant, merchantReference, orderReference, amount, currency }
}

/** A person who took the step as done has transferred the money by hand. */
function run({ order }: Subject, { data }: Context): { readonly events: readonly OrderEvent[] } {
  const asked = new Set(((data['transfers'] ?? []) as readonly TransferRequest[]).map(({ id }) => id))
  const results = new Map(((data['results'] ?? []) as readonly TransferResult[]).map((result) => [result.id, result]))
  const due = documentsOf(order, 'payout').filter(({ id, status }) => status === 'due' && asked.has(id))
  return { events: due.map((payout) => recorded(settled(payout, results.get(payout.id)))) }
}

function settled(payout: Payout, { transfer, failure }: Partial<TransferResult> = { transfer: 'by hand' }): Payout {
  if (transfer !== undefined) return { ...payout, status: 'paid', transfer }
  return { ...payout, status: 'failed', failure: failure ?? 'The provider did not say what became of it.' }
}

function recorded(document: Payout): OrderEvent {
  return { type: 'document.recorded', document }
}

/** What is open of an item and of its merchant's expenses for it; nothing where the shop is the operator's own. */
function openRows(item: OrderItem, { order }: Subject, { marketplace }: Context): readonly number[] {
  if (marketplace.merchants.get(item.merchant)?.main) return []
  return [item, ...expensesOf(order, [item])].map(openOf(order))
}

/** Names of the reference's module for payouts to merchants. */
export const salesPaymentMerchantRules: Rules = {
  commands: {
    'SalesPaymentMerchant/Payout': transferring('payout'),
    'SalesPaymentMerchant/ReversePayout': transferring('reversal'),
  },
  conditions: {
    'SalesPaymentMerchant/IsMerchantPaidOut': (...about) => openRows(...about).every((open) => open <= 0),
    'SalesPaymentMerchant/IsMerchantPayoutReversed': (...about) => openRows(...about).every((open) => open >= 0),
  },
}
