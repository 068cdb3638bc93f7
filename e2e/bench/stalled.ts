import type { Asked } from './asked.ts'
import { openAudience } from './delivery/audience.ts'
import type { Audience } from './delivery/audience.ts'
import { alone, figureOf, median, quantile } from './figures.ts'
import type { Figure } from './figures.ts'
import { inTurn } from './rounds.ts'

const HEALTHY = 100
const LAPS = 200
const PAUSE_MS = 5
/** In bursts: more than the kernel holds for a socket that nobody reads. */
const FILL = { laps: 500, ticks: 1, eventsPerTick: 32 } as const
const KB = 1024

/** The way to the last of the healthy ones, p99; and what is held for whoever takes least. */
async function measured(audience: Audience, laps: number) {
  const { times } = await audience.run({ laps, ticks: 1, eventsPerTick: 1, pauseMs: PAUSE_MS })
  return { p99: quantile(times, 0.99), unsent: (await audience.weigh()).unsent }
}

/** One client that has stopped reading, among others that read. */
export async function stalled({ rounds, share }: Asked): Promise<readonly Figure[]> {
  await using audience = await openAudience('hub', { subscribers: HEALTHY })
  const sides = {
    async with() {
      await audience.stall()
      await audience.run(FILL)
      const found = await measured(audience, share(LAPS))
      audience.resume()
      return found
    },
    async without() {
      await audience.run(FILL)
      return measured(audience, share(LAPS))
    },
  }
  await inTurn(1, sides)
  const found = await inTurn(rounds, sides)
  const held = found.map((round) => round.with.unsent / KB)
  return [
    alone({
      what: 'what one client that does not read can hold',
      unit: 'KB',
      value: median(held),
      target: { most: 512 },
      note: `after ${FILL.laps * FILL.eventsPerTick} events; at most ${Math.round(Math.max(...held))} KB`,
    }),
    figureOf(
      found.map((round) => ({ value: round.with.p99, baseline: round.without.p99 })),
      {
        what: `one event to ${HEALTHY} subscribers beside a client that does not read, p99`,
        unit: 'ms',
        target: { of: 'ratio', most: 1.2 },
        note: 'baseline: the same without that client',
      },
    ),
  ]
}
