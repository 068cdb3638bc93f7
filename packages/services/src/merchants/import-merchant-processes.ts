import type { RowError } from '@souk/contract/csv'
import type { MerchantProcessImport } from '@souk/contract/merchants'
import type { Merchant } from '@souk/domain/marketplace'
import { asFilled } from '../csv/cells.ts'
import { readRecords } from '../csv/read-records.ts'
import type { CsvRecord } from '../csv/read-records.ts'
import type { SetupDeps } from '../setup/deps.ts'
import type { StoredSetup } from '../setup/setup-store.ts'

const REFERENCE = 'merchant_reference'
const PROCESS = 'merchant_oms_process_name'
const COLUMNS = { required: [REFERENCE, PROCESS], optional: [], unique: REFERENCE }

interface Assignment {
  readonly reference: string
  readonly process: string
}

/**
 * merchant_oms_process.csv: which process the new items of each merchant start with, all rows or, with any error, none.
 * Merchants that no row names keep theirs.
 */
export async function importMerchantProcesses(
  deps: SetupDeps,
  { csv, dryRun }: { readonly csv: string; readonly dryRun: boolean },
): Promise<MerchantProcessImport> {
  const setup = await deps.marketplace.stored()
  const file = { name: 'merchant_oms_process.csv', text: csv }
  const { records, errors: unreadable } = readRecords(file, COLUMNS, (at) => ({
    reference: at(REFERENCE, asFilled, ''),
    process: at(PROCESS, asFilled, ''),
  }))
  const errors = [...unreadable, ...records.flatMap((record) => faultsOf(record, setup))]
  const wanted = new Map(records.map(({ value }) => [value.reference, value.process]))
  const changing = setup.merchants.filter((one) => isOther(one, wanted.get(one.reference)))
  if (errors.length > 0)
    return { errors: errors.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)), changed: [], unchanged: [] }
  if (!dryRun && changing.length > 0) await assign(deps, changing, wanted)
  const changed = changing.map(({ reference }) => reference)
  return { errors: [], changed, unchanged: [...wanted.keys()].filter((reference) => !changed.includes(reference)) }
}

function faultsOf({ value, file, row }: CsvRecord<Assignment>, { merchants, processes }: StoredSetup): RowError[] {
  const { reference, process } = value
  const isKnown = merchants.some((one) => one.reference === reference)
  const runs = processes.some(({ name, side, active }) => name === process && side === 'merchant' && active)
  const unknown = `There is no merchant ${reference}. Write a reference like MER000002.`
  const missing = `There is no active merchant process "${process}". Import it first.`
  return [
    ...(isKnown ? [] : [{ file, row, column: REFERENCE, code: 'merchant.not-found', message: unknown }]),
    ...(runs ? [] : [{ file, row, column: PROCESS, code: 'process.not-found', message: missing }]),
  ]
}

const isOther = ({ process }: Merchant, wanted: string | undefined): boolean =>
  wanted !== undefined && process !== wanted

async function assign(
  { setup, marketplace }: SetupDeps,
  merchants: readonly Merchant[],
  wanted: ReadonlyMap<string, string>,
): Promise<void> {
  await setup.changeMerchants(
    merchants.map(({ id }) => id),
    (known) => ({ ...known, ...processOf(wanted.get(known.reference)) }),
  )
  marketplace.invalidate()
}

const processOf = (process: string | undefined): Pick<Merchant, 'process'> => (process === undefined ? {} : { process })
