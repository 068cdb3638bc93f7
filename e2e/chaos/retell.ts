import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { OrderId } from '@souk/domain/ids'
import { applyCommit, applyRecorded } from '@souk/domain/order/commit'
import type { Recorded } from '@souk/domain/order/events'
import { boardFrame, merchantFrames } from '@souk/domain/order/frames'
import type { Order } from '@souk/domain/order/order'
import { orderRow } from '@souk/domain/order/row'
import { merchantTotals, totalsOf } from '@souk/domain/order/totals'
import { merchantTopic, shardOf, shardTopic } from '@souk/domain/topics'
import { loadQuery, orderOf, type LoadedOrder } from '@souk/postgres/orders/load'
import type { Reading } from './audit.ts'

const AT_ONCE = 500

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

interface Entry {
  readonly topic: string
  readonly id: string
  readonly version: number
  readonly hash: string
}

const entryKey = ({ topic, id, version }: Pick<Entry, 'topic' | 'id' | 'version'>): string =>
  `${topic} ${id} ${version}`

/** What the feed says of orders, as hashes; twice the same is an error of its own. */
async function feedOf(reading: Reading, wrong: string[]): Promise<Map<string, string>> {
  const { rows } = await reading.query<Entry>(
    `select topic, payload::json #>> '{row,id}' as id, (payload::json #>> '{row,version}')::int as version, md5(payload) as hash
     from feed where topic like 'p:%' or topic like 'm:%'`,
  )
  const said = new Map<string, string>()
  for (const entry of rows) {
    const key = entryKey(entry)
    if (said.has(key)) wrong.push(`the feed says twice: ${key}`)
    said.set(key, entry.hash)
  }
  return said
}

/** What the feed should say of an order, commit by commit. */
function told(recorded: readonly Recorded[]): Entry[] {
  const entries: Entry[] = []
  let before: Order | undefined
  for (const [version, commit] of Map.groupBy(recorded, (one) => one.version)) {
    const [{ order: id, at } = { order: '' as OrderId, at: '' }] = commit
    const events = commit.map(({ event }) => event)
    const after = applyCommit(before, events, { version, at: new Date(at) })
    const entry = (topic: string, row: { readonly id: string }, frame: object): Entry => ({
      topic,
      id: row.id,
      version,
      hash: md5(JSON.stringify(frame)),
    })
    const board = boardFrame(before, after)
    entries.push(entry(shardTopic(shardOf(id)), board.row, board))
    for (const [merchant, frame] of merchantFrames(before, after)) {
      entries.push(entry(merchantTopic(merchant), frame.row, frame))
    }
    before = after
  }
  return entries
}

/** Whether rows are what the events come to, and every total the sum of its rows. */
function accountsFor(order: Order, recorded: readonly Recorded[]): boolean {
  const { items, expenses, totals, merchantOrders } = order
  return (
    isDeepStrictEqual(applyRecorded(undefined, recorded), order) &&
    isDeepStrictEqual(totals, totalsOf(items, expenses)) &&
    merchantOrders.every((own) => isDeepStrictEqual(own.totals, merchantTotals(order, own.merchant)))
  )
}

interface Kept {
  readonly id: OrderId
  readonly row: unknown
}

async function ordersOf(reading: Reading, kept: readonly Kept[]) {
  const ids = kept.map(({ id }) => id)
  const { rows } = await reading.query<{ loaded: LoadedOrder }>(loadQuery(ids))
  const { rows: events } = await reading.query<{ recorded: Recorded }>(
    `select json_build_object('id', id, 'order', order_id, 'version', version, 'merchant', merchant_id, 'event', event,
       'actor', actor, 'at', iso(at)) as recorded
     from order_event where order_id = any($1) order by version, id`,
    [ids],
  )
  const recorded = Map.groupBy(
    events.map((one) => one.recorded),
    ({ order }) => order,
  )
  const stored = new Map(kept.map(({ id, row }) => [id, row]))
  return rows.map(({ loaded }) => {
    const order = orderOf(loaded)
    return { order, row: stored.get(order.id), recorded: recorded.get(order.id) ?? [] }
  })
}

/** Folds every order anew from its events: rows, totals, the row of lists and all that the feed said must come out. */
export async function retell(reading: Reading, most: number): Promise<readonly string[]> {
  const wrong: string[] = []
  const said = await feedOf(reading, wrong)
  const { rows: all } = await reading.query<Kept>('select id, row from marketplace_order order by id')
  for (let from = 0; from < all.length && wrong.length < most; from += AT_ONCE) {
    for (const { order, row, recorded } of await ordersOf(reading, all.slice(from, from + AT_ONCE))) {
      if (!accountsFor(order, recorded)) wrong.push(`${order.reference}: its rows are not what its events come to`)
      if (!isDeepStrictEqual(row, orderRow(order))) wrong.push(`${order.reference}: lists show something else`)
      for (const entry of told(recorded)) {
        const key = entryKey(entry)
        if (said.get(key) !== entry.hash) wrong.push(`the feed does not say: ${key}`)
        said.delete(key)
      }
    }
  }
  if (wrong.length === 0) for (const key of said.keys()) wrong.push(`nothing happened, but the feed says: ${key}`)
  return wrong.slice(0, most)
}
