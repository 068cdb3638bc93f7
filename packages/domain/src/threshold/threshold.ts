import type { StoreCode } from '../ids.ts'

/** As the reference names them. Hard ones decide whether an order may be placed, soft ones tell, or charge a fee. */
export const thresholdTypes = [
  'hard-minimum-threshold',
  'hard-maximum-threshold',
  'soft-minimum-threshold',
  'soft-minimum-threshold-fixed-fee',
  'soft-minimum-threshold-flexible-fee',
] as const
export type ThresholdType = (typeof thresholdTypes)[number]

export function isThresholdType(name: string): name is ThresholdType {
  return thresholdTypes.some((type) => type === name)
}

/** What an order of a store in a currency should come to, its goods before discounts. */
export interface Threshold {
  readonly type: ThresholdType
  readonly store: StoreCode
  readonly currency: string
  /** The merchant relation it is for; absent: everybody. Both kinds hold for whom both are for. */
  readonly relation?: string
  /** Minor units. */
  readonly threshold: number
  /** Of a fixed fee minor units, of a flexible one hundredths of a percent of the goods. */
  readonly fee?: number
  /** By locale; `{{threshold}}`, `{{fee}}` and `{{missing}}`, the difference, stand for the amounts. */
  readonly messages: Readonly<Record<string, string>>
}

/** All thresholds, and at which rate their fees are taxed. */
export interface ThresholdRules {
  readonly thresholds: readonly Threshold[]
  /** Hundredths of a percent, by store; default: none. */
  readonly taxRates: Readonly<Record<string, number>>
}

export interface ThresholdSettings extends Pick<ThresholdRules, 'taxRates'> {}

export const noThresholds: ThresholdRules = { thresholds: [], taxRates: {} }

/** There is one of each type for a store, a currency and a relation. */
export function thresholdKey({ store, currency, type, relation }: Omit<Threshold, 'threshold' | 'messages'>): string {
  return [store, currency, type, ...(relation === undefined ? [] : [relation])].join(' ')
}

export function hasFee(type: ThresholdType): boolean {
  return type === 'soft-minimum-threshold-fixed-fee' || type === 'soft-minimum-threshold-flexible-fee'
}

export function isHard(type: ThresholdType): boolean {
  return type === 'hard-minimum-threshold' || type === 'hard-maximum-threshold'
}
