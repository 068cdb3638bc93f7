import { describe, expect, test } from 'vitest'
import type { OutsideJob } from '@souk/domain/engine/outcome'
import type { OrderId, StepId } from '@souk/domain/ids'
import type { OrderEvent } from '@souk/domain/order/events'
import { soukOn } from '../testing/kept-orders.ts'
import type { OpenOrders } from '../testing/kept-orders.ts'
import { operator } from '../testing/souk.ts'
import { fireTimers } from './fire-timers.ts'
import type { StepFilter } from './outside-steps.ts'

const minutes = (count: number) => count * 60_000

/** What every queue of orders' time-outs and outside steps keeps to. */
export function orderQueuesContract(name: string, open: OpenOrders): void {
  describe(`time-outs: ${name}`, () => {
    /** Two orders whose grace period ends at 10:30 and 10:40. */
    async function graced() {
      const souk = await soukOn(open, { store: { gracePeriodMinutes: 30 } })
      const first = await souk.place()
      const later = (ms: number) => (souk.clock.now = new Date(souk.clock.now.getTime() + ms))
      later(minutes(10))
      const second = await souk.place()
      return { ...souk, first, second, later }
    }

    test('an order is due when its time has come, the earliest first, and not before', async () => {
      const { timers, clock, first, second, later } = await graced()
      expect(await timers.due(clock.now, 10, [])).toEqual([])
      later(minutes(20))
      expect(await timers.due(clock.now, 10, [])).toEqual([{ order: first.id, dueAt: '2026-11-02T10:30:00.000Z' }])
      later(minutes(10))
      expect((await timers.due(clock.now, 10, [])).map(({ order }) => order)).toEqual([first.id, second.id])
    })

    test('no more are given than asked for, and those to skip are left out', async () => {
      const { timers, clock, first, second, later } = await graced()
      later(minutes(60))
      expect((await timers.due(clock.now, 1, [])).map(({ order }) => order)).toEqual([first.id])
      expect((await timers.due(clock.now, 10, [first.id])).map(({ order }) => order)).toEqual([second.id])
    })

    test('what fired, or was left in another way, is due no more', async () => {
      const { timers, clock, deps, first, second, later, trigger, get } = await graced()
      await trigger(operator, second.id, 'skip grace period')
      later(minutes(60))
      expect(await fireTimers(deps, first.id)).toBe(true)
      expect(await timers.due(clock.now, 10, [])).toEqual([])
      expect((await get(first.id)).items[0]?.machine).toMatchObject({ state: 'grace period finished', timers: [] })
    })
  })

  describe(`outside steps: ${name}`, () => {
    /** An order with a step that waits for the outside. */
    async function waiting() {
      const souk = await soukOn(open)

      /** A step of an order, and what may become of it. */
      async function stepOf(id: OrderId, command: string) {
        const items = (await souk.get(id)).items.map((item) => item.id)
        const on = { side: 'marketplace', items } as const
        const step = souk.newId() as StepId
        const about = { order: id, event: 'pay', name: command, url: 'https://bank.example', data: { iban: 'DE0' } }
        const job: OutsideJob = { ...on, ...about, kind: 'command', step }
        const commit = (event: OrderEvent, ...jobs: readonly OutsideJob[]) =>
          souk.store.change(id, (order) => ({ ...souk.happen(event)(order), jobs }))
        const pending = { step, event: 'pay', since: souk.clock.now.toISOString() }
        const start = (started: OutsideJob) => commit({ type: 'step.started', ...on, pending }, started)
        const failed = { step, event: 'pay', code: 'step.outside-failed', at: pending.since }
        await start(job)
        return {
          step,
          job,
          again: (over: Pick<OutsideJob, 'data' | 'url'>) => start({ ...job, ...over }),
          end: () => commit({ type: 'step.ended', ...on, step }),
          park: (message = 'closed on Sundays') =>
            commit({ type: 'step.failed', ...on, failed: { ...failed, message } }),
        }
      }

      const { id, reference } = await souk.place()
      const take = (now: Date, except: readonly string[] = []) =>
        souk.steps.take({ now, leaseMs: minutes(1), limit: 10, except })
      return {
        ...souk,
        ...(await stepOf(id, 'Bank/Ask')),
        take,
        reference,
        stepOf,
        after: (count: number) => new Date(souk.clock.now.getTime() + minutes(count)),
      }
    }

    test('a step is taken once while its lease lasts, and again when it has run out', async () => {
      const { take, clock, job, reference, after } = await waiting()
      const taken = await take(clock.now)
      expect(taken).toEqual([
        expect.objectContaining({ ...job, orderReference: reference, attempts: 1, status: 'waiting' }),
      ])
      expect(await take(clock.now)).toEqual([])
      const again = await take(after(1))
      expect(again.map(({ step, attempts }) => [step, attempts])).toEqual([[job.step, 2]])
    })

    test('workers at the same moment never take the same step', async () => {
      const { take, clock } = await waiting()
      const taken = await Promise.all(Array.from({ length: 6 }, () => take(clock.now)))
      expect(taken.flat()).toHaveLength(1)
    })

    test('a step of an address that is busy is left for later', async () => {
      const { take, clock, job } = await waiting()
      expect(await take(clock.now, [job.url])).toEqual([])
      expect(await take(clock.now, ['https://mail.example'])).toMatchObject([{ step: job.step, attempts: 1 }])
    })

    test('after a failed attempt it waits until it is due again, and says why', async () => {
      const { take, steps, clock, step, after } = await waiting()
      await take(clock.now)
      await steps.failed(step, 'busy', after(5))
      expect(await take(after(4))).toEqual([])
      expect(await take(after(5))).toMatchObject([{ step, error: 'busy', attempts: 2 }])
    })

    test('a parked step is shown and left alone until its job is committed again, with other data and another address', async () => {
      const { take, steps, step, job, after, park, again } = await waiting()
      const parked = async () => (await steps.parked({}, { limit: 10 })).rows
      await park()
      expect(await parked()).toMatchObject([
        { step, status: 'parked', error: 'closed on Sundays', data: { iban: 'DE0' } },
      ])
      expect(await take(after(60))).toEqual([])
      const other = { url: 'https://new-bank.example', data: { iban: 'DE1' } }
      await again(other)
      expect(await parked()).toEqual([])
      const [taken] = await take(after(60))
      expect(taken).toMatchObject({ ...job, attempts: 1, ...other })
      expect(taken?.error).toBeUndefined()
    })

    test('parked steps are found by order, name and error, and given page by page, newest first', async () => {
      const { steps, place, stepOf, reference, clock } = await waiting()
      for (const [n, command] of ['Bank/Ask', 'Mail/Send', 'Bank/Ask'].entries()) {
        clock.now = new Date(clock.now.getTime() + minutes(1))
        const { park } = await stepOf((await place()).id, command)
        await park(`failed ${n}`)
      }
      const found = async (filter: StepFilter) =>
        (await steps.parked(filter, { limit: 10 })).rows.map(({ error }) => error)
      expect(await found({})).toEqual(['failed 2', 'failed 1', 'failed 0'])
      expect(await found({ names: ['Bank/Ask'] })).toEqual(['failed 2', 'failed 0'])
      expect(await found({ search: 'mail/' })).toEqual(['failed 1'])
      expect(await found({ search: 'FAILED 0' })).toEqual(['failed 0'])
      expect(await found({ search: reference })).toEqual([])
      expect(await found({ kind: 'condition' })).toEqual([])
      const first = await steps.parked({}, { limit: 2 })
      const rest = await steps.parked({}, { limit: 2, ...(first.next !== undefined && { cursor: first.next }) })
      expect([first.total, rest.rows.map(({ error }) => error), rest.next]).toEqual([3, ['failed 0'], undefined])
    })

    test('a step that ended is gone', async () => {
      const { take, steps, clock, step, end } = await waiting()
      expect(await steps.byId(step)).toMatchObject({ step })
      await end()
      expect(await steps.byId(step)).toBeUndefined()
      expect(await take(clock.now)).toEqual([])
    })
  })
}
