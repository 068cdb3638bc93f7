import { createMemo } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { ProcessId } from '@souk/domain/ids'
import type { Marketplace } from '../app/marketplace.ts'
import type { Phase } from '../ui/phase.ts'

/** A state of the marketplace's side, in whichever versions of its processes it occurs. */
export type OrderState = {
  readonly name: string
  readonly phase: Phase
  readonly processes: readonly ProcessId[]
}

/** Names a second process adds stand after the one they follow there. */
export const mergeNames = (known: readonly string[], more: readonly string[]): readonly string[] =>
  more.reduce((names, name, index) => {
    const before = more[index - 1]
    const at = before === undefined ? 0 : names.indexOf(before) + 1
    return names.includes(name) ? names : names.toSpliced(at, 0, name)
  }, known)

/** Every state an order's items may stand in, in the order of the processes, active versions first. */
export const createOrderStates = (marketplace: Marketplace): Accessor<readonly OrderState[]> =>
  createMemo(() => {
    const versions = marketplace
      .processes()
      .filter(({ side }) => side === 'marketplace')
      .toSorted((one, other) => Number(other.active) - Number(one.active) || (one.name < other.name ? -1 : 1))
      .map(({ id }) => ({ id, names: marketplace.modelOf(id)?.states.map(({ name }) => name) ?? [] }))
    const names = versions.map((version) => version.names).reduce(mergeNames, [])
    return names.map((name): OrderState => {
      const processes = versions.filter((version) => version.names.includes(name)).map(({ id }) => id)
      const [first] = processes
      return { name, processes, phase: first ? marketplace.stateOf(first, name).phase : 'neutral' }
    })
  })
