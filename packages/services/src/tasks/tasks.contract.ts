import { describe, expect, test } from 'vitest'
import type { Task } from '@souk/domain/engine/outcome'
import type { TaskId } from '@souk/domain/ids'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { soukOn } from '../testing/kept-orders.ts'
import type { OpenOrders } from '../testing/kept-orders.ts'
import { operator } from '../testing/souk.ts'

const MINUTE_MS = 60_000
const mail: Task = { kind: 'mail', data: { mail: 'order confirmation' } }

/** What every queue of tasks keeps to. */
export function tasksContract(name: string, open: OpenOrders): void {
  describe(`tasks: ${name}`, () => {
    /** An order whose last commit left these tasks behind. */
    async function left(...tasks: readonly Task[]) {
      const souk = await soukOn(open)
      const { id, reference } = await souk.place()
      await souk.store.change(id, (order) => ({ ...souk.touch(order), tasks }))
      const after = (minutes: number) => new Date(souk.clock.now.getTime() + minutes * MINUTE_MS)
      const take = (minutes = 0, kind: Task['kind'] = 'mail') =>
        souk.tasks.take({ kind, now: after(minutes), leaseMs: MINUTE_MS, limit: 10 })
      const takeOne = async () => {
        const [task] = await take()
        if (!task) throw new Error('no task is due')
        return task
      }
      return { ...souk, id, reference, after, take, takeOne }
    }

    test('what a commit leaves behind is taken with its order', async () => {
      const { take, id, reference } = await left(mail)
      const task = { ...mail, order: id, orderReference: reference, status: 'waiting', attempts: 1 }
      expect(await take()).toEqual([expect.objectContaining(task)])
    })

    test('so is what placing an order leaves behind', async () => {
      const { take, setup, place } = await left()
      await setup.setup.saveMerchant({ ...aMerchant(2), profile: { newOrderMail: true } })
      setup.marketplace.invalidate()
      const { id } = await place({ payments: [{ method: 'card', captured: true }] })
      expect(await take()).toMatchObject([{ order: id, data: { mail: 'merchant new order' } }])
    })

    test('each kind is taken by itself', async () => {
      const { take } = await left(mail, { kind: 'invoice', data: {} })
      expect((await take(0, 'invoice')).map(({ kind }) => kind)).toEqual(['invoice'])
      expect((await take()).map(({ kind }) => kind)).toEqual(['mail'])
    })

    test('an act that is repeated leaves its tasks once', async () => {
      const { take, store, touch, id } = await left()
      const key = { key: 'one and the same act', actor: operator.id, requestHash: 'x' }
      const leave = () => store.change(id, (order) => ({ ...touch(order), tasks: [mail] }), key)
      await Promise.all([leave(), leave()])
      expect(await take()).toHaveLength(1)
    })

    test('a task is taken once while its lease lasts, and again when it has run out', async () => {
      const { take } = await left(mail)
      const [task] = await take()
      expect(await take()).toEqual([])
      expect((await take(1)).map(({ id, attempts }) => [id, attempts])).toEqual([[task?.id, 2]])
    })

    test('workers at the same moment never take the same task', async () => {
      const { take } = await left(mail, mail, mail)
      const taken = (await Promise.all(Array.from({ length: 6 }, () => take()))).flat()
      expect(new Set(taken.map(({ id }) => id)).size).toBe(3)
      expect(taken).toHaveLength(3)
    })

    test('after a failed attempt it waits until it is due again, and says why', async () => {
      const { take, takeOne, tasks, after } = await left(mail)
      const { id } = await takeOne()
      await tasks.failed(id, 'busy', after(5))
      expect(await take(4)).toEqual([])
      expect(await take(5)).toMatchObject([{ id, error: 'busy', attempts: 2 }])
    })

    test('a parked task is shown and left alone until somebody has it tried again', async () => {
      const { take, takeOne, tasks, after } = await left(mail)
      const { id } = await takeOne()
      await tasks.park(id, 'no such address')
      expect(await tasks.parked(10)).toMatchObject([
        { id, status: 'parked', error: 'no such address', data: mail.data },
      ])
      expect(await take(60)).toEqual([])
      await tasks.retry(id, after(60))
      expect(await tasks.parked(10)).toEqual([])
      expect(await take(60)).toMatchObject([{ id, attempts: 1, data: mail.data }])
    })

    test('it may be tried again with other data', async () => {
      const { take, takeOne, tasks, clock } = await left(mail)
      const { id } = await takeOne()
      await tasks.park(id, 'no such address')
      await tasks.retry(id, clock.now, { ...mail.data, to: 'ada@example.com' })
      expect(await take()).toMatchObject([{ id, data: { mail: 'order confirmation', to: 'ada@example.com' } }])
    })

    test('a task that is done is gone', async () => {
      const { take, takeOne, tasks } = await left(mail)
      const { id } = await takeOne()
      await tasks.done(id)
      expect(await tasks.byId(id)).toBeUndefined()
      expect(await take(60)).toEqual([])
    })

    test('what is not parked cannot be tried again', async () => {
      const { takeOne, tasks, clock, newId } = await left(mail)
      const { id } = await takeOne()
      for (const task of [id, newId() as TaskId]) {
        await expect(tasks.retry(task, clock.now)).rejects.toMatchObject({ code: 'task.not-found', details: { task } })
      }
    })
  })
}
