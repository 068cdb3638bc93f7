import { setTimeout as delay } from 'node:timers/promises'
import { liveNode, type LiveNode } from '@souk/api/live/testing/live-node'
import type { Behaviour } from '@souk/api/live/testing/router'
import { createShop, type Shop } from '@souk/api/live/testing/shop'
import { groupCommit } from '@souk/postgres/orders/group-commit'
import type { FeedEntry } from '@souk/services/live/feed-store'
import { memoryHints, type HintBus } from '@souk/services/live/hint-bus'

const LOST_HINTS = 0.1
/** So little that a client which stops reading falls behind soon. */
const UNSENT_BYTES = 500
/** So short that everybody is handed from node to node some times. */
const LIFE_MS = 80

export interface ClusterOptions {
  readonly random: () => number
  /** The classic mistake, for the soak to find. */
  readonly dataBeforePosition: boolean
  authorised(user: string): boolean
}

export interface Wanted {
  readonly merchant: string
  readonly order: string
}

/** A node, and its way to the log: commits that come together share a write; a node that dies takes with it what it had in hand. */
interface Member extends LiveNode {
  commit(wanted: Wanted): Promise<readonly FeedEntry[]>
  die(): Promise<void>
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

function member(node: LiveNode, shop: Shop, random: () => number): Member {
  let isDead = false
  const commit = groupCommit(async (all: readonly Wanted[]) => {
    await delay(random() * 6)
    if (isDead) throw new Error('the node died')
    return all.map(({ merchant, order }) => shop.commit(merchant, order))
  })
  return {
    ...node,
    commit,
    die() {
      isDead = true
      return node.close()
    },
  }
}

export type Cluster = Awaited<ReturnType<typeof openCluster>>

/** Two nodes that come and go on their ports, before one log. */
export async function openCluster({ random, dataBeforePosition, authorised }: ClusterOptions) {
  const shop = createShop()
  const hints = losing(memoryHints(), random)
  const behaviour = { dataBeforePosition, authorised, snapshot: slowly(shop, random) }
  const limits = { ring: 60, sweepMs: 20, high: UNSENT_BYTES, lifeMs: LIFE_MS }
  const open = async (port = 0): Promise<Member> =>
    member(await liveNode({ shop, hints, behaviour, port, limits }), shop, random)
  const nodes = [await open(), await open()]
  return {
    shop,
    nodes,
    any(): Member {
      const node = nodes[Math.floor(random() * nodes.length)]
      if (!node) throw new Error('there are two')
      return node
    },
    async replace(index: number, isGentle: boolean): Promise<void> {
      const old = nodes[index]
      if (isGentle) await old?.webSockets?.drain(20)
      await old?.die()
      nodes[index] = await open(old?.port)
    },
  }
}
