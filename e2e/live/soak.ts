import { setTimeout as delay } from 'node:timers/promises'
import { OPERATOR } from '@souk/api/live/channel-address'
import { wsClient } from '@souk/api/live/testing/followers'
import type { LiveNode, LiveNodeOptions } from '@souk/api/live/testing/live-node'
import type { Behaviour } from '@souk/api/live/testing/router'
import { createShop, type Shop } from '@souk/api/live/testing/shop'
import type { HintBus } from '@souk/services/live/hint-bus'
import { memoryHints } from '@souk/services/live/hint-bus'
import { seeded } from './seeded.ts'
import { bareFollower, isRight, ourFollower, type Counts, type Follower } from './soak-followers.ts'

const ROUNDS = 220
const FOLLOWERS = 18
const MERCHANTS = ['alice', 'bob', 'carla']
/** Of a merchant: so many that a lost change is seldom covered by the next one of the same order. */
const ORDERS = 400
const LOST_HINTS = 0.1
/** For the last follower to show what a fresh read shows. */
const SETTLE_MS = 2000

export interface SoakOptions {
  readonly seed: number
  /** The classic mistake, for the soak to find. */
  readonly dataBeforePosition?: boolean
  /** Opens a node; given, so that a test may open one with a fault in it. */
  openNode(options: LiveNodeOptions): Promise<LiveNode>
}

export interface SoakOutcome extends Counts {
  readonly commits: number
  /** Connections cut and nodes replaced. */
  readonly kills: number
  /** Followers that do not show what a fresh read shows. */
  readonly diverged: number
}

/** As slow as a database that is busy: trade goes on meanwhile. */
function slowly(shop: Shop, random: () => number): NonNullable<Behaviour['snapshot']> {
  return async (merchant) => {
    await delay(random() * 6)
    const rows = await shop.snapshot(merchant)
    await delay(random() * 6)
    return rows
  }
}

function losing(hints: HintBus, random: () => number): HintBus {
  return { ...hints, hint: (topics) => (random() < LOST_HINTS ? undefined : hints.hint(topics)) }
}

/** Two nodes that come and go on their ports, before one log. */
async function cluster({ dataBeforePosition = false, openNode }: SoakOptions, random: () => number) {
  const shop = createShop()
  const hints = losing(memoryHints(), random)
  const behaviour = { dataBeforePosition, snapshot: slowly(shop, random) }
  const open = (port = 0) => openNode({ shop, hints, behaviour, port, limits: { ring: 60, sweepMs: 20 } })
  const nodes = [await open(), await open()]
  return {
    shop,
    nodes,
    any: () => nodes[Math.floor(random() * nodes.length)],
    async replace(index: number, isGentle: boolean): Promise<void> {
      const old = nodes[index]
      if (isGentle) await old?.webSockets?.drain(20)
      await old?.close()
      nodes[index] = await open(old?.port)
    },
  }
}

type Cluster = Awaited<ReturnType<typeof cluster>>

/** Some commits; sometimes the committing node dies before it can tell anybody. */
function trade({ shop, any }: Cluster, random: () => number): number {
  const commits = Math.floor(random() * 9)
  for (let left = commits; left > 0; left--) {
    const merchant = MERCHANTS[Math.floor(random() * MERCHANTS.length)] ?? ''
    const entries = shop.commit(merchant, `${merchant}'s ${Math.floor(random() * ORDERS)}`)
    const how = random()
    if (how < 0.7) any()?.hub.committed(entries)
    else if (how < 0.9) any()?.hub.wake(entries.map(({ topic }) => topic))
  }
  return commits
}

/** People who come and go; what those saw who went is counted too. */
function crowd({ any }: Cluster) {
  const gone: Counts[] = []
  const balanced = {
    get wsUrl() {
      return any()?.wsUrl ?? ''
    },
  }
  function join(n: number): Follower {
    const merchant = n % 3 === 0 ? undefined : MERCHANTS[n % MERCHANTS.length]
    const client = wsClient(balanced, { user: `user ${n}`, tenant: merchant ?? OPERATOR })
    return n % 2 === 0 ? bareFollower(client, merchant) : ourFollower(client, merchant)
  }
  function leave(follower: Follower): void {
    gone.push(follower.counts())
    follower.close()
  }
  const present = new Map(Array.from({ length: FOLLOWERS }, (_, n) => [n, join(n)]))
  return {
    wrong: (shop: Shop) => [...present.values()].filter((follower) => !isRight(follower, shop)).length,
    /** Somebody leaves for good, somebody new starts in the middle of the trade. */
    swap(n: number): void {
      const old = present.get(n)
      if (old) leave(old)
      present.set(n, join(n))
    },
    /** Everybody goes; what all of them saw together. */
    dismiss(): Counts {
      for (const follower of present.values()) leave(follower)
      const sum = (of: keyof Counts) => gone.reduce((total, counts) => total + counts[of], 0)
      return { applied: sum('applied'), gaps: sum('gaps'), doubles: sum('doubles') }
    },
  }
}

async function settled(wrong: () => number): Promise<number> {
  const until = Date.now() + SETTLE_MS
  while (wrong() > 0 && Date.now() < until) await delay(10)
  return wrong()
}

/** Nodes that come and go, followers that lose their lines, merchants who trade all the while; all from one seed. */
export async function soak(options: SoakOptions): Promise<SoakOutcome> {
  const random = seeded(options.seed)
  // What is asked for at moments of its own has chances of its own: the schedule stays the seed's.
  const aside = seeded(options.seed + 1)
  const nodes = await cluster(options, aside)
  const people = crowd(nodes)
  let commits = 0
  let kills = 0
  for (let round = 1; round <= ROUNDS; round++) {
    commits += trade(nodes, random)
    if (random() < 0.3) kills += nodes.any()?.cut(() => aside() < 0.4) ?? 0
    if (random() < 0.4) people.swap(Math.floor(random() * FOLLOWERS))
    if (round % 55 === 0) {
      await nodes.replace(kills % 2, random() < 0.5)
      kills++
    }
    await delay(random() * 7)
  }
  const diverged = await settled(() => people.wrong(nodes.shop))
  const counts = people.dismiss()
  for (const node of nodes.nodes) await node.close()
  return { ...counts, commits, kills, diverged }
}
