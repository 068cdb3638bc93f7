import type { RowError } from '@souk/contract/csv'
import type { CommissionRule, FixedAmount, RuleField } from '@souk/domain/commission/rule'
import type { MerchantId, StoreCode } from '@souk/domain/ids'
import type { CsvRecord, CsvRecords } from '../csv/read-records.ts'
import type { StoredSetup } from '../setup/setup-store.ts'
import { DIALECT, readFiles, RULE } from './data-import-files.ts'
import type { DataImport, DataImportFiles, OfRule } from './data-import-files.ts'
import { asMerchantOf, COLUMNS } from './draft.ts'
import type { Draft, Drafts, Cell, RuleRow } from './draft.ts'
import { storedCommission } from './stored.ts'

/**
 * Rules as these files together leave them. Of a rule named in the file of amounts, stores or merchants, that file has all
 * of its amounts, stores or merchants; what no file says of a rule stays as it is stored.
 */
export function readDataImport(files: DataImportFiles, setup: StoredSetup): Drafts {
  const read = readFiles(files, asMerchantOf(setup.merchants))
  const stored = storedCommission(setup).rules
  const rows = new Map(read.rules.records.map((record) => [record.value.key, record]))
  const [fixedAmounts, stores, merchants] = [byRule(read.fixedAmounts), byRule(read.stores), byRule(read.merchants)]
  const keys = new Set([rows, fixedAmounts, stores, merchants].flatMap((said) => [...said.keys()]))
  const drafts = [...keys].flatMap((key) => {
    const related = { fixedAmounts: fixedAmounts.get(key), stores: stores.get(key), merchants: merchants.get(key) }
    return draftOf({ row: rows.get(key), stored: stored.get(key), ...related })
  })
  return { drafts, groups: read.groups.records.map(({ value }) => value), errors: errorsOf(read, stored) }
}

type Said<T> = readonly CsvRecord<OfRule<T>>[]

/** All there is of one rule. */
interface Sources {
  readonly row: CsvRecord<RuleRow> | undefined
  readonly stored: CommissionRule | undefined
  readonly fixedAmounts: Said<FixedAmount> | undefined
  readonly stores: Said<StoreCode> | undefined
  readonly merchants: Said<MerchantId> | undefined
}

function draftOf(sources: Sources): Draft[] {
  const { row, stored } = sources
  const base = row?.value ?? stored
  if (!base) return []
  const rule = {
    ...base,
    fixedAmounts: valuesOf(sources.fixedAmounts) ?? stored?.fixedAmounts ?? [],
    stores: valuesOf(sources.stores) ?? stored?.stores ?? [],
    merchants: valuesOf(sources.merchants) ?? stored?.merchants ?? [],
  }
  return [{ rule, cellOf: (field) => cellOf(field, sources) }]
}

const RELATED = { fixedAmounts: 'currency', stores: 'store_name', merchants: 'merchant_reference' } as const

function isRelated(field: RuleField): field is keyof typeof RELATED {
  return field in RELATED
}

/** Where a field is said; else where the rule is. */
function cellOf(field: RuleField, sources: Sources): Cell {
  const said = isRelated(field) ? sources[field]?.[0] : sources.row
  if (said) return cellAt(said, isRelated(field) ? RELATED[field] : field === 'group' ? DIALECT.group : COLUMNS[field])
  return cellAt(sources.row ?? sources.fixedAmounts?.[0] ?? sources.stores?.[0] ?? sources.merchants?.[0], null)
}

function cellAt(record: CsvRecord<unknown> | undefined, column: string | null): Cell {
  return { file: record?.file ?? '', row: record?.row ?? null, column }
}

function byRule<T>({ records }: CsvRecords<OfRule<T>>): ReadonlyMap<string, Said<T>> {
  return Map.groupBy(records, ({ value }) => value.rule)
}

function valuesOf<T>(said: Said<T> | undefined): T[] | undefined {
  return said && [...new Set(said.map(({ value }) => value.value))]
}

function errorsOf(read: DataImport, stored: ReadonlyMap<string, CommissionRule>): RowError[] {
  const { rules, groups, ...related } = read
  const files = Object.values(related)
  const errors = [rules, groups, ...files].flatMap((file) => file.errors)
  const known = new Set([...stored.keys(), ...rules.records.map(({ value }) => value.key)])
  // A rule whose own row is refused is not missing as well.
  if (rules.errors.length > 0) return errors
  const missing = files.flatMap(({ records }) => records.filter(({ value }) => !known.has(value.rule)))
  return [
    ...errors,
    ...missing.map(({ file, row, value: { rule } }) => {
      const message = `There is no commission rule ${rule}. Add it to merchant_commission.csv.`
      return { file, row, column: RULE, code: 'commission.not-found', message }
    }),
  ]
}
