import { TRPCClientError } from '@trpc/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveMessage } from '@souk/contract/live'
import { followLive, type Subscribe } from './follow-live.ts'
import type { LiveStatus } from './status.ts'

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => vi.useRealTimers())

type Asked = { readonly store: string; readonly lastEventId?: string }
type Observer = Parameters<Subscribe<Asked, string[], string>>[1]

/** A server played by the test: what was asked, and how to answer the latest question. */
function played(options: { offlineAfterMs?: number; committedAt?: (payload: string) => number } = {}) {
  const asked: Asked[] = []
  const observers: Observer[] = []
  const unsubscribe = vi.fn()
  const shown: string[] = []
  const statuses: LiveStatus[] = []
  const live = followLive<Asked, string[], string>(
    (input, observer) => {
      asked.push(input)
      observers.push(observer)
      return { unsubscribe }
    },
    {
      input: { store: 'DE' },
      onReset: (rows) => void shown.splice(0, shown.length, ...rows),
      onEvents: (events) => void shown.push(...events.map(({ payload }) => payload)),
      onStatus: (status) => void statuses.push(status),
      ...options,
    },
  )
  const latest = () => {
    const observer = observers.at(-1)
    if (!observer) throw new Error('nobody asked')
    return observer
  }
  return {
    asked,
    observers,
    latest,
    unsubscribe,
    shown,
    live,
    states: () => statuses.map(({ state }) => state),
    says: (id: string, data: LiveMessage<string[], string>) => latest().onData({ id, data }),
  }
}

const events = (...made: [seq: number, payload: string][]): LiveMessage<string[], string> => ({
  kind: 'events',
  events: made.map(([seq, payload]) => ({ shard: 0, seq, payload })),
})
const reset = (...snapshot: string[]): LiveMessage<string[], string> => ({ kind: 'reset', snapshot })

const refused = (code: string, httpStatus: number) =>
  TRPCClientError.from({ error: { code: -1, message: code, data: { code, httpStatus } } })

test('starts from nothing, shows the snapshot and what follows', () => {
  const { asked, says, shown, live, states } = played()
  expect(live).toMatchObject({ position: undefined, status: { state: 'reconnecting', staleSince: 1_000_000 } })
  says('e.3', reset('a'))
  says('e.5', events([4, 'b'], [5, 'c']))
  says('e.5', events([4, 'b'], [5, 'c']))
  expect(asked).toEqual([{ store: 'DE' }])
  expect(shown).toEqual(['a', 'b', 'c'])
  expect(live).toMatchObject({ position: { epoch: 'e', seqs: [5] }, status: { state: 'live' } })
  expect(states()).toEqual(['live'])
})

test('with a hole it asks again from where it stands, and hears the old subscription no more', async () => {
  const { asked, says, shown, observers, unsubscribe } = played()
  says('e.3', reset('a'))
  says('e.6', events([6, 'd']))
  expect(unsubscribe).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked.at(-1)).toEqual({ store: 'DE', lastEventId: 'e.3' })
  observers[0]?.onData({ id: 'e.4', data: events([4, 'ghost']) })
  says('e.6', events([4, 'b'], [5, 'c'], [6, 'd']))
  expect(shown).toEqual(['a', 'b', 'c', 'd'])
})

test('when going on from there gives the same hole again, it starts over', async () => {
  const { asked, says, shown } = played()
  says('e.3', reset('a'))
  says('e.6', events([6, 'd']))
  await vi.advanceTimersByTimeAsync(1000)
  says('e.6', events([6, 'd']))
  await vi.advanceTimersByTimeAsync(2000)
  expect(asked.at(-1)).toEqual({ store: 'DE' })
  says('e.6', reset('all'))
  expect(shown).toEqual(['all'])
})

test.each([
  ['an error that may pass', (observer: Observer) => observer.onError(refused('INTERNAL_SERVER_ERROR', 500))],
  ['too many requests', (observer: Observer) => observer.onError(refused('TOO_MANY_REQUESTS', 429))],
  ['a network error', (observer: Observer) => observer.onError(new TypeError('fetch failed'))],
  ['an end by the server', (observer: Observer) => observer.onComplete()],
])('after %s it comes back by itself and resumes', async (_, happen) => {
  const { asked, says, latest, states, shown } = played()
  says('e.3', reset('a'))
  happen(latest())
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked.at(-1)).toEqual({ store: 'DE', lastEventId: 'e.3' })
  says('e.4', events([4, 'b']))
  expect(shown).toEqual(['a', 'b'])
  expect(states()).toEqual(['live', 'reconnecting', 'live'])
})

test('it waits longer each time, up to ten seconds', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.999)
  const { asked, latest } = played()
  const waits: number[] = []
  for (let attempt = 0; attempt < 6; attempt++) {
    const count = asked.length
    const from = Date.now()
    latest().onError(new TypeError('fetch failed'))
    while (asked.length === count) await vi.advanceTimersByTimeAsync(10)
    waits.push(Math.round((Date.now() - from) / 1000))
  }
  vi.mocked(Math.random).mockRestore()
  expect(waits).toEqual([1, 2, 4, 8, 10, 10])
})

test.each([
  ['UNAUTHORIZED', 401],
  ['FORBIDDEN', 403],
  ['NOT_FOUND', 404],
  ['BAD_REQUEST', 400],
])('%s is the end, and says why', async (code, httpStatus) => {
  const { asked, latest, live, unsubscribe } = played()
  const error = refused(code, httpStatus)
  latest().onError(error)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(1)
  expect(unsubscribe).toHaveBeenCalledOnce()
  expect(live.status).toEqual({ state: 'refused', staleSince: 1_000_000, error })
})

test('a lost line is stale from then on, reconnecting for a while, then offline, and live with the next message', async () => {
  const { says, latest, live, states } = played({ offlineAfterMs: 5000 })
  says('e.3', reset('a'))
  await vi.advanceTimersByTimeAsync(60_000)
  latest().onConnectionStateChange({ state: 'connecting' })
  expect(live.status).toEqual({ state: 'reconnecting', staleSince: 1_060_000 })
  await vi.advanceTimersByTimeAsync(5000)
  expect(live.status).toEqual({ state: 'offline', staleSince: 1_060_000 })
  latest().onConnectionStateChange({ state: 'pending' })
  expect(live.status.state).toBe('offline')
  says('e.3', events())
  expect(live.status).toEqual({ state: 'live' })
  expect(states()).toEqual(['live', 'reconnecting', 'offline', 'live'])
})

test('what the browser calls offline is offline at once', () => {
  vi.stubGlobal('navigator', { onLine: false })
  const { says, latest, live } = played()
  says('e.3', reset('a'))
  latest().onConnectionStateChange({ state: 'connecting' })
  expect(live.status.state).toBe('offline')
  vi.unstubAllGlobals()
})

test('the lag is the time from commit to arrival of the latest event', () => {
  const { says, live } = played({ committedAt: Number })
  says('e.3', reset('a'))
  expect(live.lag).toBeUndefined()
  says('e.4', events([4, '999958']))
  expect(live.lag).toBe(42)
})

test('closed, it neither hears nor asks', async () => {
  const { asked, latest, live, shown, says, unsubscribe } = played()
  says('e.3', reset('a'))
  live.close()
  says('e.4', events([4, 'b']))
  latest().onComplete()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(unsubscribe).toHaveBeenCalledOnce()
  expect(asked).toHaveLength(1)
  expect(shown).toEqual(['a'])
  expect(vi.getTimerCount()).toBe(0)
})
