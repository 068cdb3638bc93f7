import { watch, type ClientUnderTest } from '@souk/api/live/testing/followers'
import type { Shop, ShopRow } from '@souk/api/live/testing/shop'
import { followLive, type Subscribe } from '@souk/client/live/follow-live'
import { parsePosition } from '@souk/contract/live'

export interface Counts {
  readonly applied: number
  /** Events that came without the one before them. */
  readonly gaps: number
  /** Events applied twice or out of order. */
  readonly doubles: number
}

export interface Follower {
  /** Undefined: follows the board. */
  readonly merchant: string | undefined
  readonly rows: ReadonlyMap<string, ShopRow>
  counts(): Counts
  /** How far it has come, by shard. */
  seqs(): readonly number[]
  close(): void
}

const channelOf = (merchant: string | undefined) => (merchant === undefined ? 'board' : `m:${merchant}`)

/** tRPC's client alone: sees everything the server sends, doubles of an overlap included. */
export function bareFollower(client: ClientUnderTest, merchant: string | undefined): Follower {
  const seen = watch(client, channelOf(merchant))
  return {
    merchant,
    rows: seen.rows,
    counts: () => ({ applied: seen.seqs.flat().length, gaps: seen.gaps, doubles: 0 }),
    seqs: () => parsePosition(seen.ids.at(-1) ?? '')?.seqs ?? [],
    close: client.close,
  }
}

/** What an app uses: heals gaps by itself, so it has none to count. */
export function ourFollower(client: ClientUnderTest, merchant: string | undefined): Follower {
  const rows = new Map<string, ShopRow>()
  const merge = (row: ShopRow) => (rows.get(row.order)?.version ?? 0) < row.version && rows.set(row.order, row)
  const subscribe: Subscribe<{ channel: string }, readonly ShopRow[], ShopRow> = client.client.live.subscribe
  let applied = 0
  let doubles = 0
  let at: number[] = []
  const live = followLive(subscribe, {
    input: { channel: channelOf(merchant) },
    onReset(snapshot) {
      rows.clear()
      snapshot.forEach(merge)
      at = [...(live.position?.seqs ?? [])]
    },
    onEvents(events) {
      applied += events.length
      for (const { shard, seq, payload } of events) {
        if (seq !== (at[shard] ?? 0) + 1) doubles++
        at[shard] = seq
        merge(payload)
      }
    },
  })
  return {
    merchant,
    rows,
    counts: () => ({ applied, gaps: 0, doubles }),
    seqs: () => at,
    close() {
      live.close()
      client.close()
    },
  }
}

/** Exactly what a fresh read would show. */
export function isRight({ rows, merchant }: Follower, shop: Shop): boolean {
  const fresh = shop.rows(merchant)
  return rows.size === fresh.length && fresh.every((row) => rows.get(row.order)?.version === row.version)
}
