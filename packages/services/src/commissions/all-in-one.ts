import type { CommissionRule, FixedAmount, RuleField } from '@souk/domain/commission/rule'
import { decimalText, minorDigits } from '@souk/domain/decimal'
import type { StoreCode } from '@souk/domain/ids'
import type { Merchant } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'
import { asDecimal, asList, momentText } from '../csv/cells.ts'
import { readRecords } from '../csv/read-records.ts'
import { writeCsv } from '../csv/write-csv.ts'
import { asMerchantOf, COLUMNS, ruleColumns, ruleRow } from './draft.ts'
import type { Draft, Drafts } from './draft.ts'

const DIALECT = { group: 'group', decimals: 2 }

/** The Back Office's file: one row a rule; percentages and amounts of money are decimals. */
export function readAllInOne(text: string, merchants: readonly Merchant[]): Drafts {
  const { required, optional, ...rest } = ruleColumns(DIALECT)
  const columns = {
    required: [...required, COLUMNS.stores],
    optional: [...optional, COLUMNS.merchants, COLUMNS.fixedAmounts],
    ...rest,
  }
  const asMerchant = asMerchantOf(merchants)
  const { records, errors } = readRecords({ name: 'commissions.csv', text }, columns, (at) => ({
    ...ruleRow(at, DIALECT),
    stores: at(COLUMNS.stores, asList, []) as StoreCode[],
    merchants: at(COLUMNS.merchants, (list) => asList(list).map(asMerchant), []),
    fixedAmounts: at(COLUMNS.fixedAmounts, (list) => asList(list).map(asFixedAmount), []),
  }))
  const drafts = records.map(({ value: rule, file, row }): Draft => {
    return { rule, cellOf: (field) => ({ file, row, column: COLUMNS[field] }) }
  })
  return { drafts, groups: [], errors }
}

/** `EUR|0.5|0.4`: currency, gross, net. */
function asFixedAmount(text: string): FixedAmount {
  const [currency = '', gross = '', net = '', ...more] = text.split('|').map((part) => part.trim())
  if (!/^[A-Z]{3}$/.test(currency) || more.length > 0) {
    throw new Refused('commission.bad-fixed-amount', `"${text}" is no fixed amount. Write one like EUR|0.5|0.4.`)
  }
  const digits = minorDigits(currency)
  return { currency, net: asDecimal(net, digits), gross: asDecimal(gross, digits) }
}

/** The same file from rules, the oldest first, so that reading it into another marketplace makes them in their order. */
export function writeAllInOne(rules: Iterable<CommissionRule>, merchants: readonly Merchant[]): string {
  const references = new Map(merchants.map(({ id, reference }) => [id, reference]))
  const rows = [...rules]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => cellsOf({ ...rule, merchants: rule.merchants.map((id) => references.get(id) ?? id) }))
  return writeCsv(Object.values(COLUMNS), rows)
}

function cellsOf(rule: Omit<CommissionRule, 'merchants'> & { readonly merchants: readonly string[] }): string[] {
  const cells: Record<RuleField, string> = {
    key: rule.key,
    name: rule.name,
    description: rule.description ?? '',
    validFrom: rule.validFrom === undefined ? '' : momentText(rule.validFrom),
    validTo: rule.validTo === undefined ? '' : momentText(rule.validTo),
    active: rule.active ? '1' : '0',
    amount: decimalText(rule.amount, DIALECT.decimals),
    calculator: rule.calculator,
    group: rule.group,
    priority: `${rule.priority}`,
    itemCondition: rule.itemCondition ?? '',
    orderCondition: rule.orderCondition ?? '',
    stores: rule.stores.join(),
    merchants: rule.merchants.join(),
    fixedAmounts: rule.fixedAmounts.map(fixedAmountText).join(),
  }
  return (Object.keys(COLUMNS) as RuleField[]).map((field) => cells[field])
}

function fixedAmountText({ currency, net, gross }: FixedAmount): string {
  const digits = minorDigits(currency)
  return [currency, decimalText(gross, digits), decimalText(net, digits)].join('|')
}
