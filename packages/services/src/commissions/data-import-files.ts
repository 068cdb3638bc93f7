import type { CommissionGroup, FixedAmount } from '@souk/domain/commission/rule'
import type { MerchantId, StoreCode } from '@souk/domain/ids'
import { asFilled, asName, asText, asWhole } from '../csv/cells.ts'
import type { ReadCell } from '../csv/cells.ts'
import type { CsvFile } from '../csv/read-csv.ts'
import { readRecords } from '../csv/read-records.ts'
import type { CsvRecords } from '../csv/read-records.ts'
import { ruleColumns, ruleRow } from './draft.ts'
import type { AsMerchant, RuleRow } from './draft.ts'

/** The texts of the data import's files; amounts of money are minor units, percentages hundredths. */
export interface DataImportFiles {
  readonly commissions?: string | undefined
  readonly groups?: string | undefined
  readonly amounts?: string | undefined
  readonly stores?: string | undefined
  readonly merchants?: string | undefined
}

/** Something said of the rule with this key. */
export interface OfRule<T> {
  readonly rule: string
  readonly value: T
}

export interface DataImport {
  readonly rules: CsvRecords<RuleRow>
  readonly groups: CsvRecords<CommissionGroup>
  readonly fixedAmounts: CsvRecords<OfRule<FixedAmount>>
  readonly stores: CsvRecords<OfRule<StoreCode>>
  readonly merchants: CsvRecords<OfRule<MerchantId>>
}

export const RULE = 'merchant_commission_key'
export const DIALECT = { group: 'merchant_commission_group_key', decimals: 0 }

export function readFiles(files: DataImportFiles, asMerchant: AsMerchant): DataImport {
  const rules = { name: 'merchant_commission.csv', text: files.commissions }
  const groups = { name: 'merchant_commission_group.csv', text: files.groups }
  const amounts = { name: 'merchant_commission_amount.csv', text: files.amounts }
  const stores = { name: 'merchant_commission_store.csv', text: files.stores }
  const merchants = { name: 'merchant_commission_merchant.csv', text: files.merchants }
  return {
    rules: readRecords(rules, ruleColumns(DIALECT), (at) => ruleRow(at, DIALECT)),
    groups: readRecords(groups, { required: ['key', 'name'], optional: [], unique: 'key' }, groupRow),
    fixedAmounts: ofRules(amounts, ['currency', 'value_net', 'value_gross'], amountRow),
    stores: ofRules(stores, ['store_name'], (at) => at('store_name', asText, '') as StoreCode),
    merchants: ofRules(merchants, ['merchant_reference'], (at) =>
      at('merchant_reference', asMerchant, '' as MerchantId),
    ),
  }
}

function ofRules<T>(file: CsvFile, columns: readonly string[], read: (at: ReadCell) => T): CsvRecords<OfRule<T>> {
  return readRecords(file, { required: [RULE, ...columns], optional: [] }, (at) => {
    return { rule: at(RULE, asFilled, ''), value: read(at) }
  })
}

function groupRow(at: ReadCell): CommissionGroup {
  return { key: at('key', asName(255), ''), name: at('name', asName(255), '') }
}

function amountRow(at: ReadCell): FixedAmount {
  return {
    currency: at('currency', asText, ''),
    net: at('value_net', asWhole, 0),
    gross: at('value_gross', asWhole, 0),
  }
}
