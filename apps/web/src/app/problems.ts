import { createMemo } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { Souk } from '@souk/client/souk'
import type { UnboundName } from '@souk/contract/processes'
import type { ParkedStep } from '@souk/contract/steps'
import type { BoardFrame } from '@souk/domain/order/frames'
import type { Board } from './board.ts'
import { createSoon } from './create-soon.ts'
import { createFollowed } from './followed.ts'
import type { Followed } from './followed.ts'
import type { Marketplace } from './marketplace.ts'

/** What only a person can mend. */
export type Problems = {
  /** Steps whose command or condition failed for good, newest first. */
  readonly steps: Followed<readonly ParkedStep[]>
  /** Commands and conditions of active processes that nothing stands behind. */
  readonly unbound: Accessor<readonly UnboundName[]>
  readonly count: Accessor<number>
  /** Keeps all of it current for the owner's life. Operators only. */
  readonly follow: () => void
}

const MOST_STEPS = 200

type ProblemsOptions = {
  readonly souk: Pick<Souk, 'steps'>
  readonly board: Board
  readonly marketplace: Pick<Marketplace, 'processes'>
}

export function createProblems({ souk, board, marketplace }: ProblemsOptions): Problems {
  const steps = createFollowed(async () => (await souk.steps.parked.query({ limit: MOST_STEPS })).rows)
  const unbound = createMemo(() => {
    const names = marketplace.processes().flatMap((process) => (process.active ? process.unbound : []))
    return [...new Map(names.map((one) => [`${one.kind} ${one.name}`, one])).values()]
  })
  const touches = ({ row }: BoardFrame): boolean =>
    row.failed > 0 || (steps.value()?.some(({ orderReference }) => orderReference === row.reference) ?? false)
  return {
    steps,
    unbound,
    count: () => unbound().length + (steps.value()?.length ?? 0),
    follow() {
      const reload = (): void => void steps.reload()
      const reloadSoon = createSoon(reload)
      board.follow({
        onReset: reload,
        onFrames: (frames) => {
          if (frames.some(touches)) reloadSoon()
        },
      })
    },
  }
}
