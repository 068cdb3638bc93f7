import { createMemo } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { StateTally } from '@souk/contract/orders'
import type { ProcessId } from '@souk/domain/ids'
import type { Marketplace } from '../app/marketplace.ts'
import { mergeNames } from '../orders/order-states.ts'
import type { OrderState } from '../orders/order-states.ts'

export type OwnStates = {
  /** Every state the merchant's items may stand in, in the order of the processes they run. */
  readonly states: Accessor<readonly OrderState[]>
  readonly count: (state: Pick<OrderState, 'name'>) => number
}

/** The states of the processes the merchant's own items run: other merchants' processes are not told. */
export function createOwnStates(marketplace: Marketplace, counts: Accessor<readonly StateTally[]>): OwnStates {
  const sums = createMemo(() => {
    const byState = new Map<string, number>()
    for (const { state, count } of counts()) byState.set(state, (byState.get(state) ?? 0) + count)
    return byState
  })
  const running = createMemo((): readonly ProcessId[] =>
    [...new Set(counts().map(({ process }) => process as ProcessId))].toSorted(),
  )
  const states = createMemo(() => {
    const versions = running().map((id) => ({
      id,
      names: marketplace.modelOf(id)?.states.map(({ name }) => name) ?? [],
    }))
    const names = [...versions.map((version) => version.names), [...sums().keys()]].reduce(mergeNames, [])
    return names.map((name): OrderState => {
      const processes = versions.filter((version) => version.names.includes(name)).map(({ id }) => id)
      const [first] = processes
      return { name, processes, phase: first ? marketplace.stateOf(first, name).phase : 'neutral' }
    })
  })
  return { states, count: ({ name }) => sums().get(name) ?? 0 }
}
