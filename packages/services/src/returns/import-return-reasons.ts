import type { ReturnReasonImport } from '@souk/contract/returns'
import { asFilled, asName } from '../csv/cells.ts'
import { readGlossary } from '../csv/read-glossary.ts'
import { readRecords } from '../csv/read-records.ts'
import type { SetupDeps } from '../setup/deps.ts'
import { reasonsOf, saveReasons } from './return-reasons.ts'

export interface ImportRequest {
  readonly csv: string
  readonly glossary?: string | undefined
  readonly dryRun: boolean
}

const FILE = 'return_reason.csv'
const COLUMNS = { required: ['reason_key', 'glossary_key_reason'], optional: [], unique: 'reason_key' }

/** Stores the reasons of a file, all or, with any error, none; those that no row names stay, and so do texts not given. */
export async function importReturnReasons(deps: SetupDeps, request: ImportRequest): Promise<ReturnReasonImport> {
  const known = reasonsOf(await deps.marketplace.stored())
  const { records, errors } = readRecords({ name: FILE, text: request.csv }, COLUMNS, (at) => {
    at('reason_key', asFilled, '')
    return at('glossary_key_reason', asName(100), '')
  })
  const glossary = readGlossary(request.glossary, { keys: records.map(({ value }) => value), most: 255 })
  const faults = [...errors, ...glossary.errors]
  if (faults.length > 0) return { errors: faults, saved: 0 }
  const reasons = records.map(({ value: key }) => {
    const names = glossary.messages.get(key) ?? known.find((one) => one.key === key)?.names ?? {}
    return { key, names }
  })
  if (!request.dryRun) await saveReasons(deps, reasons)
  return { errors: [], saved: reasons.length }
}
