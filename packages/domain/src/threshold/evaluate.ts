import type { StoreCode } from '../ids.ts'
import { percentOf } from '../money.ts'
import { moneyText } from '../text.ts'
import type { Threshold, ThresholdRules, ThresholdType } from './threshold.ts'

/** A threshold, held against a cart. */
export interface EvaluatedThreshold extends Pick<Threshold, 'type' | 'relation' | 'threshold'> {
  readonly met: boolean
  /** By how much the goods fall short of it, or of a maximum exceed it; 0 where it is met. */
  readonly difference: number
  /** What it adds to the order, minor units; 0 where it is met. */
  readonly fee: number
  /** In the cart's locale, with the amounts. */
  readonly message: string
}

/** What of a cart thresholds ask for. */
export interface Measured {
  readonly store: StoreCode
  readonly currency: string
  readonly locale: string
  readonly relations: readonly string[]
  /** Goods and options before discounts, minor units. */
  readonly subtotal: number
}

/** Of all thresholds that are for this cart. */
export function evaluateThresholds({ thresholds }: ThresholdRules, cart: Measured): EvaluatedThreshold[] {
  return thresholds.filter((threshold) => isFor(threshold, cart)).map((threshold) => evaluated(threshold, cart))
}

function isFor({ store, currency, relation }: Threshold, cart: Measured): boolean {
  return (
    store === cart.store && currency === cart.currency && (relation === undefined || cart.relations.includes(relation))
  )
}

function evaluated(threshold: Threshold, cart: Measured): EvaluatedThreshold {
  const { type, relation, threshold: amount } = threshold
  const missing = type === 'hard-maximum-threshold' ? cart.subtotal - amount : amount - cart.subtotal
  const fee = feeOf(threshold, cart.subtotal)
  const met = missing <= 0
  const difference = met ? 0 : missing
  return {
    type,
    ...(relation !== undefined && { relation }),
    threshold: amount,
    met,
    difference,
    fee: met ? 0 : fee,
    message: messageOf(threshold, { fee, difference }, cart),
  }
}

function feeOf({ type, fee = 0 }: Threshold, subtotal: number): number {
  switch (type) {
    case 'soft-minimum-threshold-fixed-fee':
      return fee
    case 'soft-minimum-threshold-flexible-fee':
      return percentOf(subtotal, fee)
    case 'hard-minimum-threshold':
    case 'hard-maximum-threshold':
    case 'soft-minimum-threshold':
      return 0
  }
}

type Figures = Pick<EvaluatedThreshold, 'fee' | 'difference'>

function messageOf(
  { type, threshold, messages }: Threshold,
  { fee, difference }: Figures,
  { currency, locale }: Measured,
): string {
  const text = inLocale(messages, locale) ?? unsaid[type]
  return text
    .replaceAll('{{threshold}}', moneyText(threshold, currency, locale))
    .replaceAll('{{fee}}', moneyText(fee, currency, locale))
    .replaceAll('{{missing}}', moneyText(difference, currency, locale))
}

/** In exactly this locale, else in another of its language, else in any. */
function inLocale(messages: Threshold['messages'], locale: string): string | undefined {
  const languageOf = (code: string) => code.split('-')[0]?.toLowerCase()
  const alike = Object.keys(messages).find((code) => languageOf(code) === languageOf(locale))
  return messages[locale] ?? messages[alike ?? ''] ?? Object.values(messages)[0]
}

/** Where nobody wrote a message. */
const unsaid: Readonly<Record<ThresholdType, string>> = {
  'hard-minimum-threshold': 'Orders start at {{threshold}}: add goods for {{missing}}.',
  'hard-maximum-threshold': 'An order comes to {{threshold}} at most.',
  'soft-minimum-threshold': 'We recommend orders of {{threshold}} or more.',
  'soft-minimum-threshold-fixed-fee': 'Orders below {{threshold}} cost {{fee}} more.',
  'soft-minimum-threshold-flexible-fee': 'Orders below {{threshold}} cost {{fee}} more.',
}
