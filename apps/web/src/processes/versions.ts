import type { ProcessSummary } from '@souk/contract/processes'

/** A process with all its versions, newest first. */
export type Family = {
  readonly name: string
  readonly versions: readonly ProcessSummary[]
  /** What new items start with; the newest version while none is active. */
  readonly current: ProcessSummary
}

const familyOf = (name: string, all: readonly ProcessSummary[]): Family | undefined => {
  const versions = all.toSorted((one, other) => other.version - one.version)
  const current = versions.find(({ active }) => active) ?? versions[0]
  return current && { name, versions, current }
}

/** Every process once: the marketplace's first, then by name. */
export const familiesOf = (processes: readonly ProcessSummary[]): readonly Family[] =>
  [...Map.groupBy(processes, ({ name }) => name)]
    .flatMap(([name, all]) => familyOf(name, all) ?? [])
    .toSorted((one, other) => one.current.side.localeCompare(other.current.side) || one.name.localeCompare(other.name))
