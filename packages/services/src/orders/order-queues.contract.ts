import { describe, expect, test } from 'vitest'
import type { OutsideJob } from '@souk/domain/engine/outcome'
import type { StepId } from '@souk/domain/ids'
import type { OrderEvent } from '@souk/domain/order/events'
import { soukOn } from '../testing/kept-orders.ts'
import type { OpenOrders } from '../testing/kept-orders.ts'
import { operator } from '../testing/souk.ts'
import { fireTimers } from './fire-timers.ts'

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
      const { id, reference } = await souk.place()
      const items = (await souk.get(id)).items.map((item) => item.id)
      const on = { side: 'marketplace', items } as const
      const step = souk.newId() as StepId
      const job: OutsideJob = {
        ...on,
        kind: 'command',
        step,
        order: id,
        event: 'pay',
        name: 'Bank/Ask',
        url: 'https://bank.example',
        data: { iban: 'DE0' },
      }

      const commit = (event: OrderEvent, ...jobs: readonly OutsideJob[]) =>
        souk.store.change(id, (order) => ({ ...souk.touch(order), events: [event], jobs }))
      const failed = {
        step,
        event: 'pay',
        code: 'step.outside-failed',
        message: 'closed on Sundays',
        at: souk.clock.now.toISOString(),
      }
      await commit({ type: 'step.started', ...on, pending: { step, event: 'pay', since: failed.at } }, job)
      return {
        ...souk,
        job,
        reference,
        step,
        after: (count: number) => new Date(souk.clock.now.getTime() + minutes(count)),
        end: () => commit({ type: 'step.ended', ...on, step }),
        park: () => commit({ type: 'step.failed', ...on, failed }),
      }
    }

    test('a step is taken once while its lease lasts, and again when it has run out', async () => {
      const { steps, clock, job, reference, after } = await waiting()
      const taken = await steps.take(clock.now, minutes(1), 10)
      expect(taken).toEqual([
        expect.objectContaining({ ...job, orderReference: reference, attempts: 1, status: 'waiting' }),
      ])
      expect(await steps.take(clock.now, minutes(1), 10)).toEqual([])
      const again = await steps.take(after(1), minutes(1), 10)
      expect(again.map(({ step, attempts }) => [step, attempts])).toEqual([[job.step, 2]])
    })

    test('workers at the same moment never take the same step', async () => {
      const { steps, clock } = await waiting()
      const taken = await Promise.all(Array.from({ length: 6 }, () => steps.take(clock.now, minutes(1), 10)))
      expect(taken.flat()).toHaveLength(1)
    })

    test('after a failed attempt it waits until it is due again, and says why', async () => {
      const { steps, clock, step, after } = await waiting()
      await steps.take(clock.now, minutes(1), 10)
      await steps.failed(step, 'busy', after(5))
      expect(await steps.take(after(4), minutes(1), 10)).toEqual([])
      expect(await steps.take(after(5), minutes(1), 10)).toMatchObject([{ step, error: 'busy', attempts: 2 }])
    })

    test('a parked step is shown and left alone until somebody has it tried again', async () => {
      const { steps, step, after, park } = await waiting()
      await park()
      expect(await steps.parked(10)).toMatchObject([{ step, status: 'parked', error: 'closed on Sundays' }])
      expect(await steps.take(after(60), minutes(1), 10)).toEqual([])
      await steps.retry(step, after(60))
      expect(await steps.parked(10)).toEqual([])
      expect(await steps.take(after(60), minutes(1), 10)).toMatchObject([{ step, attempts: 1 }])
    })

    test('a step that ended is gone', async () => {
      const { steps, clock, step, end } = await waiting()
      expect(await steps.byId(step)).toMatchObject({ step })
      await end()
      expect(await steps.byId(step)).toBeUndefined()
      expect(await steps.take(clock.now, minutes(1), 10)).toEqual([])
      await expect(steps.retry(step, clock.now)).rejects.toMatchObject({ code: 'step.not-found' })
    })
  })
}
