import type { Compiled } from '@souk/process/compile'
import type { CommissionScheme } from './commission/scheme.ts'
import type { MerchantId, ProcessId, StoreCode } from './ids.ts'
import type { Settings } from './settings.ts'
import type { ThresholdRules } from './threshold/threshold.ts'

export type PriceMode = 'gross' | 'net'

export interface Store {
  readonly code: StoreCode
  readonly name: string
  /** ISO 4217 codes; the first is the default. */
  readonly currencies: readonly string[]
  /** BCP 47, e.g. `de-DE`. */
  readonly locale: string
  /** IANA zone in which deadlines in days are counted. */
  readonly timeZone: string
  /** How long a customer may cancel or edit; 0 = off. Minutes. */
  readonly gracePeriodMinutes: number
}

/** What a new store has unless it is said. */
export const GRACE_PERIOD_MINUTES = 120

export type MerchantStatus = 'waiting-for-approval' | 'approved' | 'denied'

export interface Merchant {
  readonly id: MerchantId
  /** e.g. `MER000002`; part of merchant order references. */
  readonly reference: string
  readonly name: string
  readonly email: string
  readonly status: MerchantStatus
  readonly active: boolean
  /** The operator's own shop. */
  readonly main: boolean
  readonly stores: readonly StoreCode[]
  /** Names of what its goods lie in, e.g. `Hamburg`. */
  readonly warehouses: readonly string[]
  /** Name of its merchant process; absent: the default. */
  readonly process?: string
  readonly profile?: MerchantProfile
}

/** What customers and operators may know of a merchant, and how it handles what comes back. */
export interface MerchantProfile {
  readonly registrationNumber?: string
  readonly url?: string
  readonly contactPerson?: string
  readonly phone?: string
  readonly logo?: string
  readonly terms?: string
  readonly privacy?: string
  readonly imprint?: string
  readonly deliveryTime?: string
  /** e.g. `Mon–Fri 9:00–17:00`. */
  readonly openingHours?: string
  /** When nobody ships, in words and dates. */
  readonly holidays?: readonly { readonly from: string; readonly to: string; readonly note?: string }[]
  /** It is mailed each new order. */
  readonly newOrderMail?: boolean
  /** Days from delivery within which goods may be returned; absent: the marketplace's. */
  readonly returnDays?: number
  /** When a refund gives shipping back; absent: the marketplace's. */
  readonly shippingRefund?: 'never' | 'with last item' | 'proportional'
}

export interface PaymentMethod {
  /** e.g. `invoice`. */
  readonly key: string
  readonly provider: string
  /** Name of the marketplace process its orders run. */
  readonly process: string
}

/** Of a method's key: gift cards pay along with another method, and are known by their code. */
export const paysByGiftCard = (method: string): boolean => /^gift[ -]?card$/i.test(method)

/** Key of the method whose process runs orders that cost nothing, however they say they are paid. */
export const NO_PAYMENT = 'no payment'

/** What an unknown command or condition name of an imported file stands for. Unbound names have none. */
export type Binding =
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'webhook'; readonly url: string }
  /** Commands only: does nothing. */
  | { readonly kind: 'noop' }
  /** Conditions only: in the language of `engine/expression.ts`. */
  | { readonly kind: 'expression'; readonly source: string }
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }

/** One version of a process, ready to run. */
export interface RunnableProcess {
  readonly id: ProcessId
  readonly name: string
  readonly version: number
  /** Which kind of item it drives. */
  readonly side: Side
  readonly compiled: Compiled
}

/** The two machines of an item: the operator's and the merchant's. */
export type Side = 'marketplace' | 'merchant'

export const sides: readonly Side[] = ['marketplace', 'merchant']

/** The set-up of the marketplace as of one moment: everything the rules read that is not the order itself. */
export interface Marketplace {
  readonly stores: ReadonlyMap<string, Store>
  readonly merchants: ReadonlyMap<MerchantId, Merchant>
  readonly paymentMethods: ReadonlyMap<string, PaymentMethod>
  /** Every version that an item may still run. */
  readonly processes: ReadonlyMap<ProcessId, RunnableProcess>
  /** Process name → the version new items start with. */
  readonly active: ReadonlyMap<string, ProcessId>
  /** Bindings by kind and name; the built-ins need none. */
  readonly commands: ReadonlyMap<string, Binding>
  readonly conditions: ReadonlyMap<string, Binding>
  readonly commission: CommissionScheme
  readonly thresholds: ThresholdRules
  readonly settings: Settings
}
