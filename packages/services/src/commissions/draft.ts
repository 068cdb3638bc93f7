import type { RowError } from '@souk/contract/csv'
import type { CommissionGroup, CommissionRule, RuleField } from '@souk/domain/commission/rule'
import type { Loose } from '@souk/domain/defined'
import type { MerchantId } from '@souk/domain/ids'
import type { Merchant } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'
import { asDecimal, asFlag, asMoment, asText, asWhole, ifAny } from '../csv/cells.ts'
import type { ReadCell } from '../csv/cells.ts'
import type { RecordColumns } from '../csv/read-records.ts'

/** Where a person finds a field of a rule in the files. */
export type Cell = Pick<RowError, 'file' | 'row' | 'column'>

/** A rule as files have it, not yet looked at as a whole. */
export interface Draft {
  readonly rule: Loose<Omit<CommissionRule, 'id'>>
  readonly cellOf: (field: RuleField) => Cell
}

/** What files say; a row with an error drafts nothing. */
export interface Drafts {
  readonly drafts: readonly Draft[]
  /** Those that come with the rules. */
  readonly groups: readonly CommissionGroup[]
  readonly errors: readonly RowError[]
}

/** What the two formats differ in where they say the same. */
export interface Dialect {
  readonly group: string
  /** A percentage of 10.99 is written `10.99` with two, `1099` with none. */
  readonly decimals: number
}

export type RuleRow = Omit<Draft['rule'], 'fixedAmounts' | 'stores' | 'merchants'>

/** The columns by field, of the dialect that has them all in one file. */
export const COLUMNS: Readonly<Record<RuleField, string>> = {
  key: 'key',
  name: 'name',
  description: 'description',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  active: 'is_active',
  amount: 'amount',
  calculator: 'calculator_type_plugin',
  group: 'group',
  priority: 'priority',
  itemCondition: 'item_condition',
  orderCondition: 'order_condition',
  stores: 'stores',
  merchants: 'merchants_allow_list',
  fixedAmounts: 'fixed_amount_configuration',
}

/** Without the group's, which each dialect calls its own way. */
const REQUIRED = ['key', 'name', 'valid_from', 'valid_to', 'is_active', 'calculator_type_plugin', 'priority']

export function ruleColumns({ group }: Dialect): RecordColumns {
  const optional = ['description', 'amount', 'item_condition', 'order_condition']
  return { required: [...REQUIRED, group], optional, unique: COLUMNS.key }
}

export function ruleRow(at: ReadCell, { group, decimals }: Dialect): RuleRow {
  const calculator = at('calculator_type_plugin', asCalculator, 'percentage')
  return {
    key: at('key', asText, ''),
    name: at('name', asText, ''),
    description: at('description', ifAny(asText), undefined),
    group: at(group, asText, ''),
    calculator,
    amount: at('amount', (text) => asAmount(text, calculator, decimals), 0),
    active: at('is_active', asFlag, false),
    validFrom: at('valid_from', ifAny(asMoment), undefined),
    validTo: at('valid_to', ifAny(asMoment), undefined),
    priority: at('priority', ifAny(asWhole), undefined) ?? 9999,
    itemCondition: at('item_condition', ifAny(asText), undefined),
    orderCondition: at('order_condition', ifAny(asText), undefined),
  }
}

function asCalculator(text: string): CommissionRule['calculator'] {
  if (text === 'percentage' || text === 'fixed') return text
  throw new Refused('commission.unknown-calculator', `"${text}" is no calculator. Write percentage or fixed.`)
}

function asAmount(text: string, calculator: CommissionRule['calculator'], decimals: number): number {
  return text === '' && calculator === 'fixed' ? 0 : asDecimal(text, decimals)
}

export type AsMerchant = (reference: string) => MerchantId

export function asMerchantOf(merchants: readonly Merchant[]): AsMerchant {
  const ids = new Map(merchants.map(({ reference, id }) => [reference, id]))
  return (reference) => {
    const id = ids.get(reference)
    if (id !== undefined) return id
    throw new Refused('commission.unknown-merchant', `There is no merchant ${reference}. Write one like MER000001.`)
  }
}
