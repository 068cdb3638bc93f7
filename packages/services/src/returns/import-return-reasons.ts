import type { ReturnReasonImport } from '@souk/contract/returns'
import { asFilled, asName } from '../csv/cells.ts'
import { readGlossary } from '../csv/read-glossary.ts'
import { readRecords } from '../csv/read-records.ts'
import { changeEntries } from '../setup/change-entries.ts'
import type { SetupDeps } from '../setup/deps.ts'
import type { EntryChange, StoredSetup } from '../setup/setup-store.ts'
import { reasonEntries, reasonsOf } from './return-reasons.ts'

export interface ImportRequest {
  readonly csv: string
  readonly glossary?: string | undefined
  readonly dryRun: boolean
}

const FILE = 'return_reason.csv'
const COLUMNS = { required: ['reason_key', 'glossary_key_reason'], optional: [], unique: 'reason_key' }

/** Stores the reasons of a file, all or, with any error, none; those that no row names stay, and so do texts not given. */
export async function importReturnReasons(deps: SetupDeps, request: ImportRequest): Promise<ReturnReasonImport> {
  const { records, errors } = readRecords({ name: FILE, text: request.csv }, COLUMNS, (at) => {
    at('reason_key', asFilled, '')
    return at('glossary_key_reason', asName(100), '')
  })
  const glossary = readGlossary(request.glossary, { keys: records.map(({ value }) => value), most: 255 })
  const faults = [...errors, ...glossary.errors]
  if (faults.length > 0) return { errors: faults, saved: 0 }
  const decide = (setup: StoredSetup): EntryChange<ReturnReasonImport> => {
    const known = new Map(reasonsOf(setup).map(({ key, names }) => [key, names]))
    const reasons = records.map(({ value: key }) => ({
      key,
      names: glossary.messages.get(key) ?? known.get(key) ?? {},
    }))
    return { saved: reasonEntries(setup, reasons), answer: { errors: [], saved: reasons.length } }
  }
  return changeEntries(deps, decide, request)
}
