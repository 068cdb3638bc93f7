import { openPool, type HeldPool } from '@souk/postgres/pool'
import { seeded } from '../live/seeded.ts'
import { openAsking } from './asking.ts'
import { openBalancer } from './balancer.ts'
import { openCluster, type Cluster } from './cluster.ts'
import { openCrowd, type Crowd } from './crowd.ts'
import { openMarket } from './market.ts'
import type { Wish } from './seat.ts'
import { timeUntil } from './time-until.ts'
import { openTrade, type Trade } from './trade.ts'

export interface Size {
  readonly nodes: number
  readonly merchants: number
  readonly operators: number
  /** Sockets; each follows one order and so many merchants. */
  readonly screens: number
  readonly merchantsEach: number
  /** Of the screens these show the board as well. */
  readonly boards: number
  /** Orders a second. */
  readonly rate: number
}

export interface StageOptions extends Size {
  readonly seed: number
  /** Bytes of the database's own disk. */
  readonly disk: number | undefined
  /** Hints go over NATS instead of PostgreSQL. */
  readonly overNats: boolean
  /** Nodes reach the database through PgBouncer. */
  readonly isPooled: boolean
}

/** A marketplace in full swing: trade, and those who look on. */
export interface Stage extends AsyncDisposable {
  readonly cluster: Cluster
  readonly crowd: Crowd
  readonly trade: Trade
  /** To read by what is true. */
  readonly pool: HeldPool
  /** Calls that had to be made again. */
  readonly retries: () => number
}

/** So many orders must be there before somebody can follow one each. */
const FIRST_ORDERS = 30

const OPENING_MS = 120_000

/** Rejects where it takes too long. */
async function until(fact: () => boolean): Promise<void> {
  if ((await timeUntil(async () => fact(), OPENING_MS)) === undefined) throw new Error('the marketplace does not open')
}

export async function openStage(options: StageOptions): Promise<Stage> {
  const { seed, nodes, disk, overNats, isPooled, merchants, operators, rate } = options
  await using opening = new AsyncDisposableStack()
  const cluster = opening.use(await openCluster({ nodes, overNats, isPooled, ...(disk !== undefined && { disk }) }))
  const [first] = cluster.nodes
  if (!first) throw new Error('a cluster has nodes')
  const market = await openMarket(first, { merchants, operators })
  const pool = opening.use(openPool({ connectionString: cluster.databaseUrl, max: 2 }))
  // It goes away with every restart.
  pool.on('error', () => undefined)

  // What is asked for at moments of its own has chances of its own: the faults stay the seed's.
  const [choosing, living, looking] = [seeded(seed + 1), seeded(seed + 2), seeded(seed + 3)]
  const balancer = opening.use(openBalancer(cluster.nodes, choosing))
  const asking = opening.adopt(openAsking(balancer.pick), ({ close }) => close())
  const trade = opening.adopt(openTrade({ market, asking, random: living, rate }), ({ stop }) => stop())
  await until(() => trade.recent.length >= FIRST_ORDERS)

  const wishes = (screen: number): Wish[] => {
    const order = trade.recent[Math.floor(looking() * trade.recent.length)]
    const own = Array.from({ length: options.merchantsEach }, (_, n): Wish[] => {
      const merchant = market.merchants[(screen * options.merchantsEach + n) % market.merchants.length]
      return merchant ? [{ kind: 'merchant', id: merchant.id }] : []
    })
    return [
      ...(screen < options.boards ? [{ kind: 'board' } as const] : []),
      ...own.flat(),
      ...(order ? [{ kind: 'order', id: order.id, reference: order.reference } as const] : []),
    ]
  }
  const url = (): string => `${balancer.pick().replace('http', 'ws')}/trpc`
  const { screens } = options
  const crowd = openCrowd({ random: looking, screens, cookies: market.cookies, url, wishes })
  opening.defer(() => crowd.close())
  await until(() => crowd.seats.every(({ account }) => account.position !== undefined))
  const held = opening.move()
  return {
    cluster,
    crowd,
    trade,
    pool,
    retries: () => asking.retries,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}
