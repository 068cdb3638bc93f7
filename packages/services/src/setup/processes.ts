import type { BindingEntry, ImportedProcess, ProcessDetail, ProcessSummary } from '@souk/contract/processes'
import { compileExpression } from '@souk/domain/engine/expression'
import type { ProcessId } from '@souk/domain/ids'
import type { Binding, Side } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'
import { filesOf } from '@souk/process/read/files'
import { isAccepted, readProcess } from '@souk/process/read/read-process'
import type { SetupDeps } from './deps.ts'
import { processNotFound } from './refusals.ts'
import type { ProcessQuery } from './refusals.ts'
import type { StoredProcess, StoredSetup } from './setup-store.ts'
import { namesOf, unboundNames } from './unbound.ts'

export interface ImportRequest {
  readonly files: readonly { readonly path: string; readonly content: string }[]
  readonly main: string
  readonly compatible: boolean
  readonly activate: boolean
  readonly dryRun: boolean
}

function summary(process: StoredProcess, stored: StoredSetup, deps: SetupDeps): ProcessSummary {
  const { id, name, version, side, active, model, importedAt } = process
  const unbound = unboundNames(model, stored.bindings, deps.builtins)
  return { id, name, version, side, active, states: model.states.length, unbound, importedAt }
}

/**
 * Reads, lints and stores the next version of a process. Items keep the version they were started with. What the lint
 * refuses (or finds wrong, unless `compatible`) is answered as findings and nothing is stored. Refused: `process.other-side`
 * where a process of the other side's items has the name, `process.name-too-long`.
 */
export async function importProcess(deps: SetupDeps, request: ImportRequest): Promise<ImportedProcess> {
  const files = filesOf(Object.fromEntries(request.files.map((file) => [file.path, file.content])))
  const { process: model, findings } = readProcess(files, request.main)
  if (!model || !isAccepted(findings, request.compatible)) return { findings, unbound: [] }
  refuseLongNames(model)
  const { bindings, processes } = await deps.marketplace.stored()
  const side: Side = model.dialect === 'oms' ? 'marketplace' : 'merchant'
  refuseOtherSide({ name: model.name, side }, processes)
  const unbound = unboundNames(model, bindings, deps.builtins)
  if (request.dryRun) return { findings, unbound }
  const { activate } = request
  const process = await deps.setup.addProcess({
    id: deps.newId() as ProcessId,
    name: model.name,
    side,
    model,
    findings,
    activate,
  })
  deps.marketplace.invalidate()
  return { process: summary(process, await deps.marketplace.stored(), deps), findings, unbound }
}

/** As long as those that lists, triggers and bindings take. */
const LONGEST_NAME = 255

function refuseLongNames(model: StoredProcess['model']): void {
  const { name, states, events } = model
  const named = [...states, ...events, ...namesOf(model)]
  const long = [name, ...named.map((one) => one.name)].find((one) => one.length > LONGEST_NAME)
  if (long === undefined) return
  const sentence = `A process, state, event, command or condition is called by ${long.length} characters. Use ${LONGEST_NAME} at most.`
  throw new Refused('process.name-too-long', sentence, { begins: long.slice(0, 50), most: LONGEST_NAME })
}

/** Versions of a process drive the same items: orders and merchants name it by its name alone. */
function refuseOtherSide({ name, side }: Pick<StoredProcess, 'name' | 'side'>, known: readonly StoredProcess[]): void {
  const other = known.find((one) => one.name === name && one.side !== side)
  if (!other) return
  const sentence = `${name} drives ${other.side} items; what was sent is for ${side} items. Give it another name, or its dialect.`
  throw new Refused('process.other-side', sentence, { name, side: other.side })
}

/** Every process name's versions, the active one first, then newest first. */
export async function listProcesses(deps: SetupDeps): Promise<readonly ProcessSummary[]> {
  const stored = await deps.marketplace.stored()
  return stored.processes
    .toSorted((a, b) => a.name.localeCompare(b.name) || Number(b.active) - Number(a.active) || b.version - a.version)
    .map((process) => summary(process, stored, deps))
}

/** Refused: `process.not-found`. */
export async function getProcess(deps: SetupDeps, query: ProcessQuery): Promise<ProcessDetail> {
  const stored = await deps.marketplace.stored()
  const wanted = (process: StoredProcess): boolean =>
    'id' in query ? process.id === query.id : process.name === query.name && process.active
  const process = stored.processes.find(wanted)
  if (!process) throw processNotFound(query)
  const versions = stored.processes
    .filter((one) => one.name === process.name)
    .map(({ id, version, active, importedAt }) => ({ id, version, active, importedAt }))
    .toSorted((a, b) => b.version - a.version)
  return { ...summary(process, stored, deps), process: process.model, versions, findings: process.findings }
}

/** New items start with this version from now on; running ones keep theirs. */
export async function activateProcess(deps: SetupDeps, id: ProcessId): Promise<void> {
  await deps.setup.activateProcess(id)
  deps.marketplace.invalidate()
}

export interface BindRequest {
  readonly kind: 'command' | 'condition'
  readonly name: string
  readonly binding: Binding | null
}

/**
 * Says what an unknown name stands for. Refused: `binding.name-known`, `binding.not-for-kind`, `binding.unknown-builtin`,
 * `binding.bad-expression`.
 */
export async function bindName(deps: SetupDeps, { kind, name, binding }: BindRequest): Promise<void> {
  const builtins = kind === 'command' ? deps.builtins.commands : deps.builtins.conditions
  if (binding && builtins.has(name)) {
    const sentence = `The ${kind} "${name}" is built in: what it were bound to would never be asked. Use another name in the process.`
    throw new Refused('binding.name-known', sentence, { kind, name })
  }
  const wrongKind =
    binding && (kind === 'command' ? ['always', 'never', 'expression'] : ['noop']).includes(binding.kind)
  if (wrongKind) {
    throw new Refused('binding.not-for-kind', `A ${kind} cannot be bound to "${binding.kind}".`, {
      kind,
      name,
      binding,
    })
  }
  if (binding?.kind === 'builtin' && !builtins.has(binding.name)) {
    throw new Refused('binding.unknown-builtin', `There is no built-in ${kind} "${binding.name}".`, {
      kind,
      name,
      binding,
    })
  }
  if (binding?.kind === 'expression') compileExpression(binding.source)
  await deps.setup.bind(kind, name, binding)
  deps.marketplace.invalidate()
}

/** Every name that needs or has a binding, with the processes that use it. */
export async function listBindings(deps: SetupDeps): Promise<readonly BindingEntry[]> {
  const { processes, bindings } = await deps.marketplace.stored()
  const uses = processes.flatMap((process) => namesOf(process.model).map((use) => ({ ...use, process: process.name })))
  const byName = Map.groupBy(uses, ({ kind, name }) => `${kind} ${name}`)
  return [...byName.values()].flatMap((group): BindingEntry[] => {
    const [use] = group
    if (!use) return []
    const bound = bindings.find((one) => one.kind === use.kind && one.name === use.name)
    const builtin = (use.kind === 'command' ? deps.builtins.commands : deps.builtins.conditions).has(use.name)
    if (builtin && !bound) return []
    const usedBy = [...new Set(group.map((one) => one.process))].toSorted()
    return [{ kind: use.kind, name: use.name, binding: bound?.binding ?? null, usedBy }]
  })
}
