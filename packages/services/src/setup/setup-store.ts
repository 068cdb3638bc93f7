import type { MerchantId, ProcessId } from '@souk/domain/ids'
import type { Binding, Merchant, PaymentMethod, Side, Store } from '@souk/domain/marketplace'
import type { Finding, Process } from '@souk/process/model'

/** One imported version of a process, at rest. */
export interface StoredProcess {
  readonly id: ProcessId
  readonly name: string
  /** 1, 2, 3 … per name. */
  readonly version: number
  readonly side: Side
  /** New items of this name start with it; one version per name. */
  readonly active: boolean
  readonly model: Process
  readonly findings: readonly Finding[]
  readonly importedAt: string
}

export interface StoredBinding {
  readonly kind: 'command' | 'condition'
  readonly name: string
  readonly binding: Binding
}

/** Kinds of further master data; each noun's module says what its bodies hold. */
export type EntryKind = 'category' | 'commissionGroup' | 'commissionRule' | 'returnReason' | 'settings' | 'threshold'

/** One of them, at rest: plain JSON under a key that is unique within its kind. */
export interface SetupEntry {
  readonly kind: EntryKind
  readonly key: string
  readonly body: object
}

/** What it is one of. */
export type EntryKey = Pick<SetupEntry, 'kind' | 'key'>

/** What is to be different, and what is said of it. */
export interface EntryChange<Answer> {
  /** New or replaced; of several with one key the last counts. */
  readonly saved?: readonly SetupEntry[]
  /** Taken away; those there are none of are passed over. */
  readonly gone?: readonly EntryKey[]
  readonly answer: Answer
}

export interface StoredSetup {
  readonly stores: readonly Store[]
  readonly merchants: readonly Merchant[]
  readonly paymentMethods: readonly PaymentMethod[]
  readonly processes: readonly StoredProcess[]
  readonly bindings: readonly StoredBinding[]
  /** By kind, then key. */
  readonly entries: readonly SetupEntry[]
}

export interface NewProcess {
  readonly id: ProcessId
  readonly name: string
  readonly side: Side
  readonly model: Process
  readonly findings: readonly Finding[]
  readonly activate: boolean
}

/** The set-up at rest. Every write also appends to the feed's `sys:config`, in the same transaction. */
export interface SetupStore {
  load(): Promise<StoredSetup>
  /** New or changed; a new store gets its sequence of order numbers. */
  saveStore(store: Store): Promise<void>
  /**
   * One who is denied loses their people: deactivated, their sessions ended. Refused: `merchant.duplicate-reference`,
   * `merchant.duplicate-main` for one who becomes main beside another.
   */
  saveMerchant(merchant: Merchant): Promise<void>
  /**
   * Changes these together or none: `change` gets each as it is under its lock, and what it throws undoes all. The same
   * object back leaves a merchant be. Refused: `merchant.not-found`, and as `saveMerchant`.
   */
  changeMerchants(ids: readonly MerchantId[], change: (known: Merchant) => Merchant): Promise<readonly Merchant[]>
  savePaymentMethod(method: PaymentMethod): Promise<void>
  removePaymentMethod(key: string): Promise<void>
  /** Stores the next version of its name. */
  addProcess(process: NewProcess): Promise<StoredProcess>
  /** Refused: `process.not-found`. */
  activateProcess(id: ProcessId): Promise<void>
  /** Null takes the binding away. */
  bind(kind: 'command' | 'condition', name: string, binding: Binding | null): Promise<void>
  /** Makes the change that `decide` comes to, all of it or none; who else changes entries waits. What it throws changes nothing. */
  changeEntries<Answer>(decide: (setup: StoredSetup) => EntryChange<Answer>): Promise<Answer>
}

/** The bodies of one kind by key. The kind says the type: a kind is written by one module alone. */
export function bodiesOf<Body extends object>(
  entries: readonly SetupEntry[],
  kind: EntryKind,
): ReadonlyMap<string, Body> {
  return new Map(entries.flatMap((entry) => (entry.kind === kind ? [[entry.key, entry.body as Body] as const] : [])))
}
