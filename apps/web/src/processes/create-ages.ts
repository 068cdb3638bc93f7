import { createEffect, on } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { AgedItems, StateAges } from '@souk/contract/orders'
import type { ProcessId } from '@souk/domain/ids'
import { ages } from '@souk/domain/order/ages'
import type { Age } from '@souk/domain/order/ages'
import type { BoardFrame } from '@souk/domain/order/frames'
import { useApp } from '../app/app-context.ts'
import { createSoon } from '../app/create-soon.ts'
import { createFollowed } from '../app/followed.ts'
import { useMinutes } from '../ui/clock.ts'

export type Ages = {
  /** Items of a state by their age; undefined before they are known. */
  readonly of: (state: string, age: Age) => AgedItems | undefined
  /** Why none are known. */
  readonly error: Accessor<unknown>
  readonly reload: () => void
}

const none: AgedItems = { total: 0 }

const figure = ({ states }: StateAges, process: ProcessId, { state, age }: { state: string; age: Age }): AgedItems =>
  states.find((one) => one.process === process && one.state === state)?.items[ages.indexOf(age)] ?? none

/** How long a process’ items have stood in their states: read again when some have moved, and as time goes by. */
export function createAges(process: Accessor<ProcessId>): Ages {
  const { souk, board } = useApp()
  const read = createFollowed(() => souk.orders.ages.query())
  const readAgain = (): void => void read.reload()
  const readSoon = createSoon(readAgain)
  const concerns = ({ moves }: BoardFrame): boolean => moves.some((move) => move.process === process())
  board.follow({
    onReset: readAgain,
    onFrames(frames) {
      if (frames.some(concerns)) readSoon()
    },
  })
  createEffect(on(useMinutes(), readAgain, { defer: true }))
  return {
    of: (state, age) => {
      const known = read.value()
      return known && figure(known, process(), { state, age })
    },
    error: () => (read.value() ? undefined : read.error()),
    reload: readAgain,
  }
}
