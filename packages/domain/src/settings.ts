import type { Actor } from './actor.ts'
import type { CommissionSettings } from './commission/rule.ts'
import { defaultCommissionSettings } from './commission/rule.ts'
import type { MerchantId } from './ids.ts'
import type { Marketplace } from './marketplace.ts'
import type { Company } from './order/documents.ts'
import type { ShippingRule, ShippingRules } from './order/refund.ts'
import type { ThresholdSettings } from './threshold/threshold.ts'

/** Rules of the marketplace that operators set, by concern. */
export interface Settings {
  readonly returns: ReturnSettings
  readonly refunds: RefundSettings
  readonly company: CompanySettings
  readonly invoices: InvoiceSettings
  readonly commission: CommissionSettings
  readonly threshold: ThresholdSettings
}

export interface ReturnSettings {
  /** Days from delivery within which goods may be returned, where their merchant says nothing. */
  readonly days: number
  /** What customers are told about returning. */
  readonly policy?: string
}

export interface RefundSettings {
  /** When a refund gives shipping back, where the merchant says nothing. */
  readonly shipping: ShippingRule
  /** The most an operator may give back in one act of their own choosing, by currency; absent: any amount. */
  readonly limits: Readonly<Record<string, number>>
  /** What holds in their place for operators of a role, by role and currency; null: any amount. */
  readonly roles: Readonly<Record<string, Readonly<Record<string, number | null>>>>
}

/** Who invoices and signs. */
export interface CompanySettings {
  /** Absent: nobody said yet, and only stores with a company of their own can invoice. */
  readonly everywhere?: Company
  /** By store code, in place of it. */
  readonly stores: Readonly<Record<string, Company>>
}

export interface InvoiceSettings {
  /** Each is mailed to its customer as it is issued. */
  readonly mailed: boolean
  /** Gets a copy of each that is mailed. */
  readonly bcc?: string
}

/** What holds until somebody sets it. */
export const defaultSettings: Settings = {
  returns: { days: 30 },
  refunds: { shipping: 'with last item', limits: {}, roles: {} },
  company: { stores: {} },
  invoices: { mailed: true },
  commission: defaultCommissionSettings,
  threshold: { taxRates: {} },
}

type Setup = Pick<Marketplace, 'merchants' | 'settings'>

export function shippingRules({ merchants, settings }: Setup): ShippingRules {
  return (merchant) => (merchant && merchants.get(merchant)?.profile?.shippingRefund) ?? settings.refunds.shipping
}

/** Days from delivery within which this merchant takes goods back. */
export function returnDays({ merchants, settings }: Setup, merchant: MerchantId): number {
  return merchants.get(merchant)?.profile?.returnDays ?? settings.returns.days
}

/** The most one may give back in one act of one's own choosing; undefined: any amount. */
export function refundLimit({ limits, roles }: RefundSettings, by: Actor, currency: string): number | undefined {
  const own = by.kind === 'operator' && by.role !== undefined ? valueOf(roles, by.role) : undefined
  const ofRole = own && valueOf(own, currency)
  return ofRole === undefined ? valueOf(limits, currency) : (ofRole ?? undefined)
}

/** Names come from outside: `constructor` is none. */
function valueOf<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

export function companyOf({ company: { everywhere, stores } }: Settings, store: string): Company | undefined {
  return valueOf(stores, store) ?? everywhere
}
