import { isDeepStrictEqual } from 'node:util'
import type { CommissionImport } from '@souk/contract/commissions'
import type { RowError } from '@souk/contract/csv'
import type { CommissionGroup, CommissionRule } from '@souk/domain/commission/rule'
import { ruleFaults } from '@souk/domain/commission/rule-faults'
import { defined } from '@souk/domain/defined'
import type { NewId } from '@souk/domain/ids'
import { changeEntries } from '../setup/change-entries.ts'
import type { SetupDeps } from '../setup/deps.ts'
import type { EntryChange, StoredSetup } from '../setup/setup-store.ts'
import { readAllInOne, writeAllInOne } from './all-in-one.ts'
import type { DataImportFiles } from './data-import-files.ts'
import { readDataImport } from './data-import.ts'
import type { Draft, Drafts } from './draft.ts'
import { groupEntry, ruleEntry, storedCommission, surroundings } from './stored.ts'

export type ImportRequest = { readonly dryRun: boolean } & (
  | { readonly format: 'all-in-one'; readonly csv: string }
  | { readonly format: 'data-import'; readonly files: DataImportFiles }
)

/** Stores the rules and groups of a file, all or, with any error, none. Rules that no row names stay. */
export function importCommissions(deps: SetupDeps, request: ImportRequest): Promise<CommissionImport> {
  return changeEntries(deps, (setup) => changeIn(request, setup, deps.newId), request)
}

function changeIn(request: ImportRequest, setup: StoredSetup, newId: NewId): EntryChange<CommissionImport> {
  const { rules: before } = storedCommission(setup)
  const { drafts, groups, errors } = draftsIn(request, setup)
  const imported = drafts.map(({ rule, cellOf }): Imported => {
    return { rule: defined<CommissionRule>({ ...rule, id: before.get(rule.key)?.id ?? newId() }), cellOf }
  })
  const all = [...errors, ...faultsOf(imported, groups, setup)]
  if (all.length > 0) return { answer: { errors: all.toSorted(byPlace), created: [], changed: [], unchanged: [] } }
  const rules = imported.map(({ rule }) => rule)
  const [same, other] = parted(rules, (rule) => isDeepStrictEqual(rule, before.get(rule.key)))
  const [changed, created] = parted(other, ({ key }) => before.has(key))
  return {
    saved: [...groups.map(groupEntry), ...other.map(ruleEntry)],
    answer: { errors: [], created: keysOf(created), changed: keysOf(changed), unchanged: keysOf(same) },
  }
}

/** All rules as the one file that `importCommissions` reads; reading it changes nothing. */
export async function exportCommissions({ marketplace }: SetupDeps): Promise<{ readonly csv: string }> {
  const setup = await marketplace.stored()
  return { csv: writeAllInOne(storedCommission(setup).rules.values(), setup.merchants) }
}

function draftsIn(request: ImportRequest, setup: StoredSetup): Drafts {
  switch (request.format) {
    case 'all-in-one':
      return readAllInOne(request.csv, setup.merchants)
    case 'data-import':
      return readDataImport(request.files, setup)
  }
}

/** A rule as it would be stored. */
interface Imported extends Pick<Draft, 'cellOf'> {
  readonly rule: CommissionRule
}

/** What is wrong with the rules as wholes, each beside all the others that will be. */
function faultsOf(imported: readonly Imported[], groups: readonly CommissionGroup[], setup: StoredSetup): RowError[] {
  const stored = storedCommission(setup)
  const after = new Map([...stored.rules, ...imported.map(({ rule }) => [rule.key, rule] as const)])
  const around = surroundings(setup, after.values(), [...stored.groups.keys(), ...groups.map(({ key }) => key)])
  return imported.flatMap(({ rule, cellOf }) =>
    ruleFaults(rule, around).map(({ field, code, message }) => ({ ...cellOf(field), code, message })),
  )
}

/** File by file, from the top. */
function byPlace(a: RowError, b: RowError): number {
  return a.file.localeCompare(b.file) || (a.row ?? 0) - (b.row ?? 0)
}

function parted<T>(all: readonly T[], isOne: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isOne), all.filter((one) => !isOne(one))]
}

function keysOf(rules: readonly CommissionRule[]): string[] {
  return rules.map(({ key }) => key)
}
