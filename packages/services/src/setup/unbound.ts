import type { UnboundName } from '@souk/contract/processes'
import type { Process } from '@souk/process/model'
import type { SetupDeps } from './deps.ts'
import type { StoredBinding } from './setup-store.ts'

const unique = (names: readonly (string | undefined)[]): string[] =>
  [...new Set(names.filter((name) => name !== undefined))].toSorted()

/** Every command and condition a process names. */
export function namesOf(process: Process): readonly UnboundName[] {
  return [
    ...unique(process.events.map((event) => event.command)).map((name) => ({ kind: 'command' as const, name })),
    ...unique(process.transitions.map((transition) => transition.condition)).map((name) => ({
      kind: 'condition' as const,
      name,
    })),
  ]
}

/** Those of them that are neither built in nor bound: their steps are refused until somebody binds them. */
export function unboundNames(
  process: Process,
  bindings: readonly StoredBinding[],
  builtins: SetupDeps['builtins'],
): readonly UnboundName[] {
  const bound = new Set(bindings.map(({ kind, name }) => `${kind} ${name}`))
  return namesOf(process).filter(({ kind, name }) => {
    const builtin = kind === 'command' ? builtins.commands : builtins.conditions
    return !builtin.has(name) && !bound.has(`${kind} ${name}`)
  })
}
