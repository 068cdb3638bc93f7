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
  refunds: { shipping: 'with last item', limits: {} },
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

export function companyOf({ company: { everywhere, stores } }: Settings, store: string): Company | undefined {
  return Object.hasOwn(stores, store) ? stores[store] : everywhere
}
