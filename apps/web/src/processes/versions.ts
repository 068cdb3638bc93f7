import type { ProcessSummary } from '@souk/contract/processes'
import { sum } from '@souk/domain/money'
import type { Board } from '../app/board.ts'

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

/** Items in any version of it, as they stand now. */
export const itemsOf = ({ versions }: Family, board: Pick<Board, 'total'>): number =>
  sum(versions.map(({ id }) => board.total(id)))

/** Every process once: the marketplace's first, then by name. */
export const familiesOf = (processes: readonly ProcessSummary[]): readonly Family[] =>
  [...Map.groupBy(processes, ({ name }) => name)]
    .flatMap(([name, all]) => familyOf(name, all) ?? [])
    .toSorted((one, other) => one.current.side.localeCompare(other.current.side) || one.name.localeCompare(other.name))
