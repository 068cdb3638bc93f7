import { postgresStateCounters } from '@souk/postgres/feed/counters'
import { checks } from './audit.ts'
import { differs, readTruth } from './fresh.ts'
import { isAtRest } from './settling.ts'
import type { Stage } from './stage.ts'
import { timeUntil } from './time-until.ts'

/** One thing that must be so, and what speaks against it. */
export interface Finding {
  readonly name: string
  readonly wrong: readonly string[]
}

const REST_MS = 90_000
const SHOWN = 5

/** Names one follower for each that differs. */
export const SHOWS_ALL = 'every follower shows what a fresh read shows'

/** Whether each follower took in everything once and in order, and shows what a fresh read shows. */
async function followers({ pool, crowd }: Stage): Promise<Finding[]> {
  const { gaps, doubles, ended } = crowd.counts
  const truth = await readTruth(pool, crowd.seats)
  const different = crowd.seats.flatMap((seat) => {
    const how = differs(seat, truth)
    return how === undefined ? [] : [`${seat.address.key} ${how}`]
  })
  const none = (count: number): string[] => (count === 0 ? [] : [`${count}`])
  return [
    { name: 'no follower missed an event', wrong: none(gaps) },
    { name: 'no follower took an event in twice', wrong: none(doubles) },
    { name: 'no subscription ended for good', wrong: ended.slice(0, SHOWN) },
    { name: SHOWS_ALL, wrong: different },
  ]
}

/** Whether the database has exactly the orders that the shop was told of. */
async function orders({ pool, trade }: Stage): Promise<Finding[]> {
  const { rows } = await pool.query<{ email: string; id: string }>('select email, id from marketplace_order')
  const stored = new Map(rows.map(({ email, id }) => [email, id]))
  const lost = [...trade.told].flatMap(([email, { id, reference }]) =>
    stored.get(email) === id ? [] : [`${reference} of ${email}`],
  )
  const untold = rows.filter(({ email }) => !trade.told.has(email)).map(({ id }) => id)
  return [
    { name: 'nothing the shop asked for was refused or left without an answer', wrong: trade.wrong.slice(0, SHOWN) },
    { name: 'every order the shop was told of is there', wrong: lost.slice(0, SHOWN) },
    { name: 'no order is there that the shop was not told of', wrong: untold.slice(0, SHOWN) },
  ]
}

/** What the checks of the database find; and each finds what is planted for it, in a transaction that is undone. */
async function books({ pool }: Stage): Promise<Finding[]> {
  const found: Finding[] = []
  for (const { name, find } of checks) found.push({ name, wrong: await find(pool) })
  const client = await pool.connect()
  const blind: string[] = []
  for (const { name, find, plant } of checks) {
    await client.query('begin')
    await client.query(plant)
    if ((await find(client)).length === 0) blind.push(name)
    await client.query('rollback')
  }
  client.release()
  return [...found, { name: 'each of these checks finds what is planted for it', wrong: blind }]
}

/** Judges what is left when trade has stopped: by the database, and by what everybody shows. */
export async function judge(stage: Stage): Promise<Finding[]> {
  await stage.trade.stop()
  const rest = await timeUntil(() => isAtRest(stage), REST_MS)
  await postgresStateCounters(stage.pool).read({})
  return [
    { name: 'everything comes to rest', wrong: rest === undefined ? [`not within ${REST_MS / 1000} s`] : [] },
    ...(await followers(stage)),
    ...(await orders(stage)),
    ...(await books(stage)),
  ]
}
