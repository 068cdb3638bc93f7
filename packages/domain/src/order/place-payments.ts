import { defined } from '../defined.ts'
import type { PaymentId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import { isGiftCard } from '../marketplace.ts'
import { amountOf } from './lines.ts'
import type { Machine } from './machine.ts'
import type { Payment } from './payment.ts'
import type { PlacePayment, PlaceSetting } from './place-input.ts'
import { refusal } from './place-refusal.ts'

/** The payments of an order that costs `price`; they come to it exactly. */
export function placedPayments(payments: readonly PlacePayment[], price: number, setting: PlaceSetting): Payment[] {
  const rest = restOf(payments, price)
  return payments.map(({ method: key, amount = rest, captured, details }, index) => {
    const method = methodOf(key, `payments[${index}].method`, setting)
    if (isGiftCard(method)) checkCode(details, `payments[${index}].details.code`)
    return defined<Payment>({
      id: setting.newId() as PaymentId,
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
  throw refusal('order.gift-card-code-missing', { path }, 'a gift card is known by its code. Send it.')
}

/**
 * Where every item starts: in the process of the first payment's method that is no gift card, or of gift cards alone. Its
 * timers are armed when the engine starts it.
 */
export function startOf(payments: readonly PlacePayment[], setting: PlaceSetting): Machine {
  const methods = payments.map(({ method }, index) => methodOf(method, `payments[${index}].method`, setting))
  const first = Math.max(
    methods.findIndex((method) => !isGiftCard(method)),
    0,
  )
  const method = methods[first]
  if (!method) throw refusal('order.no-payments', { path: 'payments' }, 'there is none. Send at least one.')
  const process = setting.processOf(method.process)
  if (!process) {
    const at = { path: `payments[${first}].method`, method: method.key, process: method.process }
    const sentence = `${method.key} runs the process ${method.process}, of which no version is active. Activate one in Setup.`
    throw refusal('order.process-missing', at, sentence)
  }
  const { id, initial: state, reserved } = process
  return { process: id, state, since: isoOf(setting.now), timers: [], ...(reserved && { reserved }) }
}

function methodOf(key: string, path: string, { paymentMethods }: PlaceSetting) {
  const method = paymentMethods.get(key)
  if (method) return method
  const known = [...paymentMethods.keys()]
  const sentence = `no payment method is called ${key}. Use one of: ${known.join(', ')}.`
  throw refusal('order.unknown-payment-method', { path, method: key, known }, sentence)
}

/** What the payment without an amount takes; 0 when each names its own. */
function restOf(payments: readonly PlacePayment[], price: number): number {
  const open = payments.flatMap(({ amount }, index) => (amount === undefined ? [index] : []))
  const [, second] = open
  if (second !== undefined) {
    const path = `payments[${second}].amount`
    throw refusal(
      'order.payment-amount-missing',
      { path },
      'only one payment may leave it out and take the rest. Name it.',
    )
  }
  const named = amountOf(payments.map(({ amount = 0 }) => ({ amount })))
  const rest = price - named
  if (rest < 0 || (rest > 0 && open.length === 0)) {
    const sentence = `they come to ${named}, but the order costs ${price}. Correct them, or let one leave its amount out.`
    throw refusal('order.payments-do-not-match', { path: 'payments', amount: named, price }, sentence)
  }
  return rest
}
