import type { Asked } from './asked.ts'
import { openAudience } from './delivery/audience.ts'
import type { Side } from './delivery/wire.ts'
import { figureOf } from './figures.ts'
import type { Figure } from './figures.ts'
import { inTurn } from './rounds.ts'

/** What only the first ones need is there before the others are weighed. */
const FIRST = 500
const SESSIONS = 5_000
const KB = 1024
/** The same before and after: a young generation that grew meanwhile would count as theirs. */
const YOUNG = ['--min-semi-space-size=8', '--max-semi-space-size=8']

interface Session {
  /** Kilobytes of the whole process for each session. */
  readonly rss: number
  /** Of what V8 manages. */
  readonly heap: number
}

/** In a fresh process: memory that was once taken is seldom given back. */
async function weighed(side: Side): Promise<Session> {
  await using audience = await openAudience(side, { subscribers: FIRST, flags: YOUNG })
  const before = await audience.weigh()
  await audience.join(SESSIONS)
  const after = await audience.weigh()
  return { rss: (after.rss - before.rss) / SESSIONS / KB, heap: (after.heap - before.heap) / SESSIONS / KB }
}

/** Sessions that are signed in, follow the board and do nothing, beside as many bare sockets. */
export async function memory({ rounds }: Asked): Promise<readonly Figure[]> {
  const found = await inTurn(rounds, { hub: () => weighed('hub'), raw: () => weighed('raw') })
  const of = (what: keyof Session) => found.map(({ hub, raw }) => ({ value: hub[what], baseline: raw[what] }))
  const what = 'an idle subscribed session'
  const note = 'baseline: a bare socket of ws'
  return [
    figureOf(of('rss'), { what, unit: 'KB', target: { of: 'ratio', most: 3.5 }, note }),
    figureOf(of('rss'), { what: `${what}, whatever a bare one takes`, unit: 'KB', target: { of: 'value', most: 25 } }),
    figureOf(of('heap'), { what: `${what}: of V8`, unit: 'KB', note }),
  ]
}
