import { setTimeout as delay } from 'node:timers/promises'
import { seeded } from './seeded.ts'
import { openCluster, type Cluster } from './soak-cluster.ts'
import { MERCHANTS, openCrowd, type Crowd } from './soak-crowd.ts'
import type { Counts } from './soak-followers.ts'

const ROUNDS = 220
const FOLLOWERS = 18
/** Of a merchant: so many that a lost change is seldom covered by the next one of the same order. */
const ORDERS = 400
/** For the last hint to have been heard. */
const QUIET_MS = 50
/** For the last follower to show what a fresh read shows. */
const SETTLE_MS = 2000

export interface SoakOptions {
  readonly seed: number
  /** The classic mistake, for the soak to find. */
  readonly dataBeforePosition?: boolean
  /** Ends as soon as this is wrong: what else would be is of no interest. */
  readonly endsAt?: keyof Wrongs
}

/** What must be none. */
export interface Wrongs extends Pick<Counts, 'gaps' | 'doubles'> {
  /** Followers that do not show what a fresh read shows. */
  readonly diverged: number
  /** Commits that were answered and are not there. */
  readonly lost: number
  /** People who were shut out and heard on. */
  readonly leaked: number
}

export interface SoakOutcome extends Wrongs {
  readonly applied: number
  readonly commits: number
  /** Connections cut and nodes replaced. */
  readonly kills: number
}

/** Some commits, now and then on a node that dies before it can tell anybody; counts what was answered. */
function openTrade({ shop, any }: Cluster, random: () => number) {
  const answered = new Map<string, number>()
  const inHand = new Set<Promise<void>>()

  async function commit(order: string, merchant: string, luck: number): Promise<void> {
    const node = any()
    const entries = await node.commit({ merchant, order })
    answered.set(order, (answered.get(order) ?? 0) + 1)
    if (luck < 0.7) node.hub.committed(entries)
    else if (luck < 0.9) node.hub.wake(entries.map(({ topic }) => topic))
  }
  return {
    round(): number {
      const commits = Math.floor(random() * 9)
      for (let left = commits; left > 0; left--) {
        const merchant = MERCHANTS[Math.floor(random() * MERCHANTS.length)] ?? ''
        const order = `${merchant}'s ${Math.floor(random() * ORDERS)}`
        const one = commit(order, merchant, random())
          .catch(() => undefined)
          .finally(() => inHand.delete(one))
        inHand.add(one)
      }
      return commits
    },
    lost(): number {
      const versions = new Map(shop.rows(undefined).map(({ order, version }) => [order, version]))
      return [...answered].filter(([order, count]) => count > (versions.get(order) ?? 0)).length
    },
    done: async () => void (await Promise.all(inHand)),
    /** Commits that nobody tells anybody of. */
    lastWord: (): void => MERCHANTS.forEach((merchant) => void shop.commit(merchant, `${merchant}'s last`)),
  }
}

async function settled(wrong: () => number): Promise<number> {
  const until = Date.now() + SETTLE_MS
  while (wrong() > 0 && Date.now() < until) await delay(10)
  return wrong()
}

/** What happens to nodes and lines in one round; answers how many of them were lost. */
async function strike(
  { nodes, people }: { nodes: Cluster; people: Crowd },
  at: { round: number; random: () => number; aside: () => number },
) {
  const { round, random, aside } = at
  let kills = 0
  if (random() < 0.3) kills += nodes.any().cut(() => aside() < 0.4)
  if (random() < 0.4) people.swap(Math.floor(random() * FOLLOWERS))
  if (random() < 0.2)
    setTimeout(
      nodes.any().stall(() => aside() < 0.4),
      random() * 40,
    )
  if (round % 10 === 0) await people.revoke(Math.floor(random() * FOLLOWERS))
  if (round % 25 === 0) {
    await nodes.replace((round / 25) % 2, random() < 0.5)
    kills++
  }
  return kills
}

/** Nodes that come and go, followers that lose their lines, merchants who trade all the while; all from one seed. */
export async function soak({ seed, dataBeforePosition = false, endsAt }: SoakOptions): Promise<SoakOutcome> {
  const random = seeded(seed)
  // What is asked for at moments of its own has chances of its own: the schedule stays the seed's.
  const aside = seeded(seed + 1)
  const authorised = (user: string): boolean => !people.isRevoked(user)
  const nodes = await openCluster({ random: aside, dataBeforePosition, authorised })
  const people: Crowd = openCrowd(nodes, FOLLOWERS)
  const trade = openTrade(nodes, random)
  const soFar = () => ({ ...people.counts(), lost: trade.lost(), leaked: people.leaked(), diverged: 0, commits, kills })
  const isOver = () => endsAt !== undefined && soFar()[endsAt] > 0
  let commits = 0
  let kills = 0
  for (let round = 1; round <= ROUNDS && !isOver(); round++) {
    commits += trade.round()
    kills += await strike({ nodes, people }, { round, random, aside })
    await delay(random() * 7)
  }
  const isCaught = isOver()
  let outcome: SoakOutcome = soFar()
  await trade.done()
  if (!isCaught) {
    await delay(QUIET_MS)
    trade.lastWord()
    const diverged = await settled(() => people.wrong(nodes.shop))
    outcome = { ...soFar(), diverged }
  }
  people.dismiss()
  for (const node of nodes.nodes) await node.close()
  return outcome
}
