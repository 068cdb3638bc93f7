import type { RowError } from '@souk/contract/csv'
import type { ThresholdImport } from '@souk/contract/thresholds'
import { defined } from '@souk/domain/defined'
import type { StoreCode } from '@souk/domain/ids'
import { Refused } from '@souk/domain/refused'
import { limitsIn, thresholdFault } from '@souk/domain/threshold/faults'
import type { ThresholdFault, ThresholdSurroundings } from '@souk/domain/threshold/faults'
import { hasFee, isThresholdType, thresholdKey, thresholdTypes } from '@souk/domain/threshold/threshold'
import type { Threshold, ThresholdType } from '@souk/domain/threshold/threshold'
import { asDecimal, asFilled, asName, asText, ifAny } from '../csv/cells.ts'
import type { ReadCell } from '../csv/cells.ts'
import { readGlossary } from '../csv/read-glossary.ts'
import { readRecords } from '../csv/read-records.ts'
import type { CsvRecord } from '../csv/read-records.ts'
import { changeEntries } from '../setup/change-entries.ts'
import type { SetupDeps } from '../setup/deps.ts'
import type { EntryChange, StoredSetup } from '../setup/setup-store.ts'
import { thresholdEntry, thresholdRules } from './stored.ts'

export interface ImportRequest {
  readonly csv: string
  readonly glossary?: string | undefined
  readonly dryRun: boolean
}

const FILE = 'sales_order_threshold.csv'
const COLUMNS = {
  store: 'store',
  currency: 'currency',
  type: 'threshold_type_key',
  threshold: 'threshold',
  fee: 'fee',
  message: 'message_glossary_key',
  relation: 'merchant_relation',
} as const

/** What a row says; `threshold` undefined: there is none any more. */
interface ThresholdRow extends Omit<Threshold, 'threshold' | 'messages' | 'relation' | 'fee'> {
  readonly threshold: number | undefined
  readonly fee: number | undefined
  readonly relation: string | undefined
  readonly messageKey: string
}

/**
 * Stores the thresholds of a file, all or, with any error, none; those that no row names stay. A row without an amount takes
 * its threshold away. A message key that the glossary does not have leaves the messages as they are.
 */
export function importThresholds(deps: SetupDeps, request: ImportRequest): Promise<ThresholdImport> {
  return changeEntries(deps, (setup) => changeIn(request, setup), request)
}

function changeIn(request: ImportRequest, setup: StoredSetup): EntryChange<ThresholdImport> {
  const columns = { required: Object.values(COLUMNS).slice(0, -1), optional: [COLUMNS.relation] }
  const { records, errors } = readRecords({ name: FILE, text: request.csv }, columns, thresholdRow)
  const glossary = readGlossary(request.glossary, { keys: records.map(({ value }) => value.messageKey), most: 1000 })
  const gone = records.filter(({ value }) => value.threshold === undefined)
  const drafts = draftsOf(records, glossary.messages, setup)
  const named = new Set(records.map(({ value }) => keyOf(value)))
  const kept = thresholdRules(setup).thresholds.filter((threshold) => !named.has(thresholdKey(threshold)))
  const around = { stores: setup.stores, limits: limitsIn([...kept, ...drafts.map(({ value }) => value)]) }
  const faults = drafts.flatMap((draft) => faultOf(draft, around))
  const all = [...errors, ...glossary.errors, ...repetitions(records), ...faults]
  if (all.length > 0) return { answer: { errors: all, saved: 0, removed: 0 } }
  return {
    saved: drafts.map(({ value }) => thresholdEntry(value)),
    gone: gone.map(({ value }) => ({ kind: 'threshold', key: keyOf(value) })),
    answer: { errors: [], saved: drafts.length, removed: gone.length },
  }
}

function thresholdRow(at: ReadCell): ThresholdRow {
  const type = at(COLUMNS.type, asType, 'soft-minimum-threshold')
  const asFee = (text: string) => asAmount(text, type === 'soft-minimum-threshold-flexible-fee' ? 2 : 0)
  return {
    type,
    store: at(COLUMNS.store, asFilled, '') as StoreCode,
    currency: at(COLUMNS.currency, asFilled, ''),
    threshold: at(
      COLUMNS.threshold,
      ifAny((text) => asAmount(text, 0)),
      undefined,
    ),
    fee: at(COLUMNS.fee, ifAny(asFee), undefined),
    messageKey: at(COLUMNS.message, asText, ''),
    relation: at(COLUMNS.relation, ifAny(asName(255)), undefined),
  }
}

function asType(text: string): ThresholdType {
  if (isThresholdType(text)) return text
  throw new Refused('threshold.unknown-type', `"${text}" is no type. Write one of: ${thresholdTypes.join(', ')}.`)
}

function asAmount(text: string, decimals: number): number {
  const amount = asDecimal(text, decimals)
  if (amount >= 0) return amount
  throw new Refused('csv.bad-number', `"${text}" is less than nothing. Write 0 or more.`)
}

function keyOf({ type, store, currency, relation }: ThresholdRow): string {
  return thresholdKey({ type, store, currency, ...(relation !== undefined && { relation }) })
}

/** Rows of a threshold that one further up is of already. */
function repetitions(records: readonly CsvRecord<ThresholdRow>[]): RowError[] {
  const message = 'The same threshold stands further up already. Remove one of the two rows.'
  const again = [...Map.groupBy(records, ({ value }) => keyOf(value)).values()].flatMap(([, ...others]) => others)
  return again.map(({ file, row }) => ({ file, row, column: null, code: 'csv.duplicate-key', message }))
}

function draftsOf(
  records: readonly CsvRecord<ThresholdRow>[],
  messages: ReadonlyMap<string, Threshold['messages']>,
  setup: StoredSetup,
): CsvRecord<Threshold>[] {
  const known = new Map(thresholdRules(setup).thresholds.map((threshold) => [thresholdKey(threshold), threshold]))
  return records.flatMap(({ value, ...place }) => {
    const { messageKey, threshold, ...rest } = value
    if (threshold === undefined) return []
    const said = messages.get(messageKey) ?? known.get(keyOf(value))?.messages ?? {}
    const fee = hasFee(rest.type) ? rest.fee : rest.fee || undefined
    return [{ ...place, value: defined<Threshold>({ ...rest, fee, threshold, messages: said }) }]
  })
}

const columnOf: Readonly<Record<ThresholdFault['field'], string>> = COLUMNS

function faultOf({ value, file, row }: CsvRecord<Threshold>, around: ThresholdSurroundings): RowError[] {
  const fault = thresholdFault(value, around)
  return fault ? [{ file, row, column: columnOf[fault.field], code: fault.code, message: fault.message }] : []
}
