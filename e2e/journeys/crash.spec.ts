import { expect, test } from 'vitest'
import { createSouk } from '@souk/client/souk'
import type { Souk } from '@souk/client/souk'
import type { LiveEvent } from '@souk/contract/live'
import { applyRecorded } from '@souk/domain/order/commit'
import type { BoardFrame } from '@souk/domain/order/frames'
import { startProduct, temporaryDataDir } from '../browser/product.ts'
import { accountsIn } from './accounts.ts'
import { cartOf } from './cart.ts'

const FLOWS = 200
const IN_FLIGHT = 16
/** Flows that have paid when the server is killed: in the middle. */
const KILL_AFTER = 60

/** One customer: places, the shop pays; half of them had paid by card. Every act is tried until it is answered. */
async function flow(souk: Souk, number: number): Promise<string> {
  const method = number % 2 === 0 ? 'card' : 'invoice'
  const { reference } = await souk.orders.place.mutate(cartOf(['MER000001', 'MER000002', 'MER000003'], method))
  if (method === 'invoice') await souk.orders.trigger.mutate({ reference, event: 'pay' })
  return reference
}

/** What a follower of the board heard, by shard. */
function boardFollower(souk: Souk) {
  const heard = new Map<number, number[]>()
  const rows = new Map<string, BoardFrame['row']>()
  const take = ({ shard, seq, payload }: LiveEvent<BoardFrame>): void => {
    heard.set(shard, [...(heard.get(shard) ?? []), seq])
    rows.set(payload.row.reference, payload.row)
  }
  let resets = 0
  const live = souk.orders.live.follow({}, { onReset: () => void resets++, onEvents: (events) => events.forEach(take) })
  return { heard, rows, live, resets: () => resets }
}

async function until(fact: () => boolean): Promise<void> {
  while (!fact()) await new Promise((resolve) => setTimeout(resolve, 20))
}

test('a server killed in the middle of 200 orders loses none, doubles none, and every follower hears each event once', async () => {
  await using dataDir = await temporaryDataDir()
  const env = { SOUK_DEMO_RATE: '0' }
  const first = await startProduct({ dataDir: dataDir.path, env })
  const { apiKey } = accountsIn(first.printed())
  const souk = createSouk({ url: first.url, apiKey, retries: 40 })
  const board = boardFollower(souk)
  await until(() => board.resets() === 1)

  const references: string[] = []
  const numbers = Array.from({ length: FLOWS }, (_, number) => number)[Symbol.iterator]()
  const killed = Promise.withResolvers<void>()
  const lane = async (): Promise<void> => {
    for (const number of numbers) {
      references.push(await flow(souk, number))
      if (references.length === KILL_AFTER) killed.resolve()
    }
  }
  const lanes = Array.from({ length: IN_FLIGHT }, lane)
  await killed.promise
  process.kill(first.pid, 'SIGKILL')
  await using second = await startProduct({ dataDir: dataDir.path, env, port: Number(new URL(first.url).port) })
  await Promise.all(lanes)

  expect(new Set(references).size).toBe(FLOWS)
  for (const reference of references) {
    const { order, timeline } = await souk.orders.byReference.query({ reference })
    expect(order.items.map((item) => [item.machine.state, item.merchantItem?.machine.state])).toEqual([
      ['sent to merchant', 'new'],
      ['sent to merchant', 'new'],
      ['sent to merchant', 'new'],
    ])
    expect(order.merchantOrders).toHaveLength(3)
    expect(applyRecorded(undefined, timeline)).toEqual(order)
    expect(timeline.filter(({ event }) => event.type === 'order.placed')).toHaveLength(1)
  }
  const placed = await souk.orders.list.query({ search: 'mara@example.com', limit: 1 })
  expect(placed.total).toBe(FLOWS)

  await until(() =>
    references.every((reference) =>
      board.rows.get(reference)?.states.every(({ state }) => state === 'sent to merchant'),
    ),
  )
  expect(board.resets()).toBe(1)
  for (const seqs of board.heard.values()) {
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => (seqs[0] ?? 0) + index))
  }
  souk.close()
  expect(second.url).toBe(first.url)
})
