import { defined } from '../defined.ts'
import type { PaymentId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import { NO_PAYMENT, paysByGiftCard } from '../marketplace.ts'
import type { PaymentMethod } from '../marketplace.ts'
import { sum } from '../money.ts'
import type { Machine } from './machine.ts'
import type { Payment } from './payment.ts'
import type { PlaceContext, PlacePayment } from './place-input.ts'
import { placeRefusal } from './place-refusal.ts'

const nothing: readonly PlacePayment[] = [{ method: NO_PAYMENT, captured: false }]

/** The payments of an order that costs `price`; they come to it exactly. One that costs nothing need not have any. */
export function placedPayments(named: readonly PlacePayment[], price: number, context: PlaceContext): Payment[] {
  const payments = named.length === 0 ? nothing : named
  const rest = restOf(payments, price)
  return payments.map(({ method: key, amount = rest, captured, details }, index) => {
    const method = methodOf(key, `payments[${index}].method`, context)
    if (paysByGiftCard(key)) checkCode(details, `payments[${index}].details.code`)
    if (key === NO_PAYMENT && amount > 0) throw nothingPaid(`payments[${index}].method`, amount)
    return defined<Payment>({
      id: context.newId() as PaymentId,
      method: key,
      provider: method.provider,
      amount,
      captured: captured ? amount : 0,
      refunded: 0,
      details,
    })
  })
}

function checkCode(details: PlacePayment['details'], path: string): void {
  if (details?.['code']) return
  throw placeRefusal('order.gift-card-code-missing', { path }, 'a gift card is known by its code. Send it.')
}

function nothingPaid(path: string, amount: number) {
  return placeRefusal('order.payment-needed', { path, amount }, `it leaves ${amount} unpaid. Name another method.`)
}

/**
 * Where every item starts: in the process of `no payment` where there is nothing to pay and such a method; else of the first
 * payment's method that is no gift card, or of gift cards alone. Its timers are armed when the engine starts it.
 */
export function startOf(payments: readonly PlacePayment[], price: number, context: PlaceContext): Machine {
  const { method, path } = leading(payments, price, context)
  const process = context.processOf(method.process)
  if (!process) {
    const at = { path, method: method.key, process: method.process }
    const sentence = `${method.key} runs the process ${method.process}, of which no version is active. Activate one in Setup.`
    throw placeRefusal('order.process-missing', at, sentence)
  }
  const { id, initial: state, reserved } = process
  return { process: id, state, since: isoOf(context.now), timers: [], ...(reserved && { reserved }) }
}

interface Leading {
  readonly method: PaymentMethod
  readonly path: string
}

function leading(payments: readonly PlacePayment[], price: number, context: PlaceContext): Leading {
  const methods = payments.map(({ method }, index) => methodOf(method, `payments[${index}].method`, context))
  const free = price === 0 ? context.paymentMethods.get(NO_PAYMENT) : undefined
  if (free) return { method: free, path: 'payments' }
  const first = Math.max(
    methods.findIndex(({ key }) => !paysByGiftCard(key)),
    0,
  )
  const method = methods[first]
  if (!method) throw placeRefusal('order.no-payments', { path: 'payments' }, 'there is none. Send at least one.')
  return { method, path: `payments[${first}].method` }
}

function methodOf(key: string, path: string, { paymentMethods }: PlaceContext) {
  const method = paymentMethods.get(key)
  if (method) return method
  const known = [...paymentMethods.keys()]
  const sentence = `no payment method is called ${key}. Use one of: ${known.join(', ')}.`
  throw placeRefusal('order.unknown-payment-method', { path, method: key, known }, sentence)
}

/** What those come to that say how much they pay. */
export function namedAmount(payments: readonly PlacePayment[]): number {
  return sum(payments.map(({ amount = 0 }) => amount))
}

/** What the payment without an amount takes; 0 when each names its own. */
function restOf(payments: readonly PlacePayment[], price: number): number {
  const open = payments.flatMap(({ amount }, index) => (amount === undefined ? [index] : []))
  const [, second] = open
  if (second !== undefined) {
    const path = `payments[${second}].amount`
    throw placeRefusal(
      'order.payment-amount-missing',
      { path },
      'only one payment may leave it out and take the rest. Name it.',
    )
  }
  const named = namedAmount(payments)
  const rest = price - named
  if (rest < 0 || (rest > 0 && open.length === 0)) {
    const sentence = `they come to ${named}, but the order costs ${price}. Correct them, or let one leave its amount out.`
    throw placeRefusal('order.payments-do-not-match', { path: 'payments', amount: named, price }, sentence)
  }
  return rest
}
