import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { CLOSE } from '@souk/contract/live'
import { refusalOf } from './refusal.ts'
import { createSouk } from './souk.ts'
import { pretendServer } from './testing/pretend-server.ts'
import type { Reply } from './testing/pretend-server.ts'

const pay = { reference: 'DE--5', event: 'pay' }
const done: Reply = { data: { reference: 'DE--5', version: 2, results: [] } }

/** Jittered pauses are as short as they can be. */
beforeEach(() => {
  const random = vi.spyOn(Math, 'random').mockReturnValue(0)
  return () => random.mockRestore()
})

/** The first reply once, then the second. */
const firstThen = (first: Reply, later: Reply) => (n: number) => (n === 0 ? first : later)

test('every act gets a key of its own', async () => {
  await using server = await pretendServer(() => done)
  const souk = createSouk({ url: server.url })
  await souk.orders.trigger.mutate(pay)
  await souk.orders.trigger.mutate(pay)
  const keys = server.heard.map(({ body }) => body['idempotencyKey'])
  expect(new Set(keys).size).toBe(2)
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
})

test('a key that is given is kept', async () => {
  await using server = await pretendServer(() => done)
  await createSouk({ url: server.url }).orders.trigger.mutate({ ...pay, idempotencyKey: 'order 7 is paid' })
  expect(server.heard[0]?.body).toEqual({ ...pay, idempotencyKey: 'order 7 is paid' })
})

test.each<{ name: string; lost: Reply }>([
  { name: 'the connection broke', lost: 'hang up' },
  { name: 'a gateway had nobody behind it', lost: { gateway: 502 } },
  { name: 'the server could not reach its data', lost: 'away' },
])('an act whose answer was lost because $name is sent again as the same act', async ({ lost }) => {
  await using server = await pretendServer(firstThen(lost, done))
  const answer = await createSouk({ url: server.url }).orders.trigger.mutate(pay)
  expect(answer.version).toBe(2)
  expect(server.heard).toHaveLength(2)
  expect(server.heard[0]?.body['idempotencyKey']).toBe(server.heard[1]?.body['idempotencyKey'])
})

test('an act without a key is not sent twice', async () => {
  await using server = await pretendServer(() => 'hang up')
  const adding = createSouk({ url: server.url }).keys.add.mutate({ name: 'shop' })
  await expect(adding).rejects.toThrow('fetch failed')
  expect(server.heard).toHaveLength(1)
})

test('a query whose answer was lost is asked again', async () => {
  await using server = await pretendServer(firstThen('hang up', { data: null }))
  expect(await createSouk({ url: server.url }).people.me.query()).toBeNull()
})

test('asking again ends after the given number of times', async () => {
  await using server = await pretendServer(() => 'hang up')
  await expect(createSouk({ url: server.url, retries: 2 }).people.me.query()).rejects.toThrow('fetch failed')
  expect(server.heard).toHaveLength(3)
})

test('a refusal is an answer: it says code, sentence and details, and nothing is sent again', async () => {
  const refused = { code: 'order.not-found', message: 'There is no order DE--5.', details: { reference: 'DE--5' } }
  await using server = await pretendServer(() => ({ refused }))
  const error: unknown = await createSouk({ url: server.url })
    .orders.trigger.mutate(pay)
    .catch((reason: unknown) => reason)
  expect(refusalOf(error)).toEqual(refused)
  expect(server.heard).toHaveLength(1)
})

test('queries of one moment share a request; acts go alone', async () => {
  await using server = await pretendServer(() => ({ data: null }))
  const souk = createSouk({ url: server.url })
  await Promise.all([
    souk.people.me.query(),
    souk.orders.counts.query(),
    souk.orders.trigger.mutate(pay),
    souk.orders.trigger.mutate(pay),
  ])
  expect(server.heard.map(({ path }) => path).toSorted()).toEqual([
    'orders.trigger',
    'orders.trigger',
    'people.me,orders.counts',
  ])
})

test('the API key is sent as a bearer', async () => {
  await using server = await pretendServer(() => ({ data: null }))
  await createSouk({ url: `${server.url}/`, apiKey: 'souk_1' }).people.me.query()
  expect(server.heard[0]).toMatchObject({ path: 'people.me', authorization: 'Bearer souk_1' })
})

test('it may be the value of a promise', async () => {
  const souk = createSouk({ url: 'http://127.0.0.1:1' })
  expect(await Promise.resolve(souk)).toBe(souk)
})

/** A WebSocket that opens at once, says nothing, and is hung up by the test. */
class SilentSocket extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  static readonly all: SilentSocket[] = []
  readonly OPEN = 1
  readyState = SilentSocket.CONNECTING
  constructor() {
    super()
    SilentSocket.all.push(this)
    setImmediate(() => {
      this.readyState = SilentSocket.OPEN
      this.dispatchEvent(new Event('open'))
    })
  }
  send(): void {}
  close(code = 1000): void {
    if (this.readyState === SilentSocket.CLOSED) return
    this.readyState = SilentSocket.CLOSED
    this.dispatchEvent(Object.assign(new Event('close'), { code }))
  }
}

test.each([
  { code: CLOSE.unidentified, name: 'nobody is known is left alone until something is followed again', sockets: 1 },
  { code: CLOSE.reauthenticate, name: 'somebody is to be looked at anew comes back', sockets: 2 },
])('a socket that is ended because $name', async ({ code, sockets }) => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  SilentSocket.all.length = 0
  const souk = createSouk({ url: 'http://souk.test', WebSocket: SilentSocket as unknown as typeof WebSocket })
  const follow = () => souk.orders.live.follow({}, { onReset: () => {}, onEvents: () => {} })
  const live = follow()
  await vi.advanceTimersByTimeAsync(10)
  live.close()
  SilentSocket.all[0]?.close(code)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(SilentSocket.all).toHaveLength(sockets)
  follow()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(SilentSocket.all).toHaveLength(2)
  souk.close()
})
