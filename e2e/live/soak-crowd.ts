import { boardAddress, merchantAddress, OPERATOR } from '@souk/api/live/channel-address'
import { wsClient } from '@souk/api/live/testing/followers'
import type { Shop } from '@souk/api/live/testing/shop'
import { CLOSE } from '@souk/contract/live'
import type { MerchantId } from '@souk/domain/ids'
import type { Cluster } from './soak-cluster.ts'
import { bareFollower, isRight, ourFollower, type Counts, type Follower } from './soak-followers.ts'

export const MERCHANTS = ['alice', 'bob', 'carla']

/** Somebody who was shut out, and how far the log was then. */
interface ShutOut {
  readonly follower: Follower
  readonly heads: readonly number[]
}

interface Seat {
  readonly user: string
  readonly follower: Follower
}

/** People who come and go; what those saw who went is counted too. */
export function openCrowd({ any, nodes, shop }: Cluster, size: number) {
  const gone: Counts[] = []
  const shutOut: ShutOut[] = []
  const revoked = new Set<string>()
  let users = 0
  const balanced = {
    get wsUrl() {
      return any().wsUrl
    },
  }
  function join(n: number): Seat {
    const user = `user ${++users}`
    const merchant = n % 3 === 0 ? undefined : MERCHANTS[n % MERCHANTS.length]
    const client = wsClient(balanced, { user, tenant: merchant ?? OPERATOR })
    return { user, follower: n % 2 === 0 ? bareFollower(client, merchant) : ourFollower(client, merchant) }
  }
  function leave(follower: Follower): void {
    gone.push(follower.counts())
    follower.close()
  }
  async function headsFor({ merchant }: Follower): Promise<number[]> {
    const { topics } = merchant === undefined ? boardAddress : merchantAddress(merchant as MerchantId)
    const heads = await shop.feed.heads(topics)
    return topics.map((topic) => heads.get(topic) ?? 0)
  }
  const present = new Map(Array.from({ length: size }, (_, n) => [n, join(n)]))
  const everybody = () => [
    ...[...present.values()].map(({ follower }) => follower),
    ...shutOut.map(({ follower }) => follower),
  ]

  return {
    wrong: (of: Shop) => [...present.values()].filter(({ follower }) => !isRight(follower, of)).length,
    isRevoked: (user: string): boolean => revoked.has(user),
    /** Somebody leaves for good, somebody new starts in the middle of the trade. */
    swap(n: number): void {
      const old = present.get(n)
      if (old) leave(old.follower)
      present.set(n, join(n))
    },
    /** Somebody may follow no more, and somebody else takes their place. */
    async revoke(n: number): Promise<void> {
      const out = present.get(n)
      if (!out) return
      revoked.add(out.user)
      for (const { hub } of nodes) hub.close(({ person }) => person === out.user, CLOSE.revoked, 'revoked')
      shutOut.push({ follower: out.follower, heads: await headsFor(out.follower) })
      present.set(n, join(n))
    },
    /** How many of those who were shut out heard of something that happened afterwards. */
    leaked: (): number =>
      shutOut.filter(({ follower, heads }) => follower.seqs().some((seq, shard) => seq > (heads[shard] ?? 0))).length,
    /** What everybody saw together. */
    counts(): Counts {
      const all = [...gone, ...everybody().map((follower) => follower.counts())]
      const sum = (of: keyof Counts) => all.reduce((total, counts) => total + counts[of], 0)
      return { applied: sum('applied'), gaps: sum('gaps'), doubles: sum('doubles') }
    },
    dismiss: (): void => everybody().forEach(leave),
  }
}

export type Crowd = ReturnType<typeof openCrowd>
