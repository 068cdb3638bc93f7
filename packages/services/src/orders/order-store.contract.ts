import { describe, expect, test } from 'vitest'
import { machineOn } from '@souk/domain/engine/machine'
import type { DocumentId, OrderId } from '@souk/domain/ids'
import { applyRecorded } from '@souk/domain/order/commit'
import type { OrderDocument } from '@souk/domain/order/documents'
import type { Recorded } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import { DE } from '@souk/domain/testing/marketplace'
import { aLine } from '@souk/domain/testing/order'
import { merchantTopic, orderTopic, shardOf, shardTopic } from '@souk/domain/topics'
import { bigCart, soukOn } from '../testing/kept-orders.ts'
import type { OpenOrders } from '../testing/kept-orders.ts'
import { operator, shop } from '../testing/souk.ts'
import { saveThreshold } from '../thresholds/thresholds.ts'
import type { Commit } from './order-store.ts'
import { triggerEvent } from './trigger-event.ts'

const newest = { sort: 'placedAt', descending: true, limit: 10 } as const

/** What every order store keeps to, with the feed and the counters its commits write. */
export function orderStoreContract(name: string, open: OpenOrders): void {
  describe(`order store: ${name}`, () => {
    test('a placed order is found by its id and its reference, and by nothing else', async () => {
      const { store, place, get, newId } = await soukOn(open)
      const { id, reference } = await place(bigCart)
      expect(await store.idByReference(reference)).toBe(id)
      expect(await get(id)).toMatchObject({ reference, version: 1, customReference: 'W-1', store: DE })
      expect(await store.byId(newId() as OrderId)).toBeUndefined()
      expect(await store.idByReference('DE--0')).toBeUndefined()
    })

    test('an order at rest is the fold of its events, whatever it lived through', async () => {
      const { store, get, livedThrough } = await soukOn(open)
      const id = await livedThrough()
      const order = await get(id)
      expect(order.items.map(({ machine }) => machine.state)).toEqual(['refunded', 'refunded', 'refunded'])
      expect(order.refunds).not.toEqual([])
      expect(applyRecorded(undefined, await store.events(id, 0))).toEqual(order)
    })

    test('events are given after a version, oldest first, and name who did it and when', async () => {
      const { store, livedThrough, clock } = await soukOn(open)
      const id = await livedThrough()
      const events = await store.events(id, 1)
      expect([...new Set(events.map(({ version }) => version))]).toEqual([2, 3, 4, 5, 6])
      expect(events[0]).toMatchObject({ order: id, actor: operator, at: clock.now.toISOString() })
      const ids = events.map((event) => event.id)
      expect(ids).toEqual(ids.toSorted())
      expect(await store.events(id, 6)).toEqual([])
    })

    test('placing again with the same key answers the order placed first', async () => {
      const { place, lists } = await soukOn(open)
      const first = await place({ idempotencyKey: 'one and the same act' })
      expect(await place({ idempotencyKey: 'one and the same act' })).toEqual(first)
      expect((await lists.orders({}, newest)).total).toBe(1)
    })

    test('a key that is used many times at the same moment places one order', async () => {
      const { place, lists } = await soukOn(open)
      const others = Array.from({ length: 4 }, () => place())
      const placing = Array.from({ length: 12 }, () => place({ idempotencyKey: 'one and the same act' }))
      const ids = new Set((await Promise.all([...others, ...placing])).map(({ id }) => id))
      expect(ids.size).toBe(5)
      const { rows } = await lists.orders({}, newest)
      expect(new Set(rows.map(({ id }) => id))).toEqual(ids)
    })

    test('a key used for another request is refused, by whichever act', async () => {
      const { place, store, touch } = await soukOn(open)
      const { id } = await place({ idempotencyKey: 'one and the same act' })
      const reused = { code: 'idempotency.key-reused', details: { key: 'one and the same act' } }
      await expect(place({ idempotencyKey: 'one and the same act', test: true })).rejects.toMatchObject(reused)
      const changing = store.change(id, touch, { key: 'one and the same act', actor: shop.id, requestHash: 'another' })
      await expect(changing).rejects.toMatchObject(reused)
    })

    test('keys of different actors never meet', async () => {
      const { place, store, touch } = await soukOn(open)
      const { id } = await place({ idempotencyKey: 'one and the same act' })
      const key = { key: 'one and the same act', actor: 'somebody else', requestHash: 'x' }
      expect(await store.change(id, touch, key)).toBe(2)
    })

    test('an act that has nothing to answer happens once too', async () => {
      const { place, store, touch, get } = await soukOn(open)
      const { id } = await place()
      const key = { key: 'one and the same act', actor: shop.id, requestHash: 'mail it' }
      const silent = (order: Order) => ({ ...touch(order), answer: null })
      for (const _ of [1, 2]) expect(await store.change(id, silent, key)).toBeNull()
      expect((await get(id)).version).toBe(2)
    })

    test('a reference is given once', async () => {
      const { place, store, get, newId } = await soukOn(open)
      const order = await get((await place()).id)
      const twin = { ...order, id: newId() as OrderId, items: [], shipments: [], payments: [], expenses: [] }
      const commit = { order: twin, events: [], jobs: [], tasks: [], actor: shop, at: new Date(), answer: 'placed' }
      await expect(store.place(commit)).rejects.toMatchObject({ code: 'order.duplicate-reference' })
    })

    test('numbers of a store are never given twice', async () => {
      const { store } = await soukOn(open)
      const numbers = await Promise.all(Array.from({ length: 100 }, () => store.nextNumber(DE)))
      expect(new Set(numbers).size).toBe(100)
      expect(Math.min(...numbers)).toBe(1)
    })

    test('changes of one order at the same moment follow one another, each seeing the one before', async () => {
      const { place, store, touch, get } = await soukOn(open)
      const { id } = await place()
      const versions = await Promise.all(Array.from({ length: 10 }, () => store.change(id, touch)))
      expect(versions.toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
      expect((await get(id)).version).toBe(11)
    })

    test('of changes at the same moment, one that is refused and one of no order leave the others be', async () => {
      const { place, store, touch, newId } = await soukOn(open)
      const placed = await Promise.all(Array.from({ length: 6 }, () => place()))
      const refused = () => {
        throw new RangeError('the rule says no')
      }
      const [, , third] = placed
      const changes = placed.map((one) => store.change(one.id, one === third ? refused : touch))
      const settled = await Promise.allSettled([...changes, store.change(newId() as OrderId, touch)])
      expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))).toEqual([
        2,
        2,
        'the rule says no',
        2,
        2,
        2,
        expect.stringContaining('There is no order'),
      ])
    })

    test('a change that is refused, or finds nothing to change, leaves everything as it was', async () => {
      const { place, store, get, feed } = await soukOn(open)
      const { id } = await place()
      const [before, heads] = [await get(id), await feed.heads([shardTopic(shardOf(id))])]
      const refused = store.change(id, () => {
        throw new RangeError('the rule says no')
      })
      await expect(refused).rejects.toThrow('the rule says no')
      expect(await store.change(id, () => ({ unchanged: 'as it was' }))).toBe('as it was')
      expect(await get(id)).toEqual(before)
      expect(await feed.heads([shardTopic(shardOf(id))])).toEqual(heads)
    })

    test('an order that is not there cannot be changed', async () => {
      const { store, touch, newId } = await soukOn(open)
      await expect(store.change(newId() as OrderId, touch)).rejects.toMatchObject({ code: 'order.not-found' })
    })

    test('a change with a repeated key is answered as it was and not done again', async () => {
      const { place, store, touch, get } = await soukOn(open)
      const { id } = await place()
      const key = { key: 'one and the same act', actor: operator.id, requestHash: 'x' }
      const answers = await Promise.all(Array.from({ length: 5 }, () => store.change(id, touch, key)))
      expect([...answers, await store.change(id, touch, key)]).toEqual([2, 2, 2, 2, 2, 2])
      expect((await get(id)).version).toBe(2)
    })

    test('what is written about an order is kept, replaced whole under its id, and comes back in order', async () => {
      const { place, store, record, get, newId } = await soukOn(open)
      const { id } = await place()
      const comment: OrderDocument = {
        kind: 'comment',
        id: newId() as DocumentId,
        audience: 'internal',
        author: operator,
        message: 'a',
        tags: [],
        at: '2026-11-02T10:00:00.000Z',
      }
      const claim: OrderDocument = {
        kind: 'reclamation',
        id: newId() as DocumentId,
        status: 'open',
        items: [],
        openedBy: operator,
        at: '2026-11-02T10:00:00.000Z',
      }
      for (const document of [comment, claim, { ...comment, message: 'b' }]) await store.change(id, record(document))
      const order = await get(id)
      expect(order.documents).toEqual([{ ...comment, message: 'b' }, claim])
      expect(applyRecorded(undefined, await store.events(id, 0))).toEqual(order)
    })

    test('what is held is kept with who, until when and what was said, and is gone when it is undone', async () => {
      const { place, get, store, happen } = await soukOn(open)
      const { id } = await place({ payments: [{ method: 'card', captured: true }] })
      const [since, until] = ['2026-11-02T10:00:00.000Z', '2026-11-02T10:00:30.000Z']
      const held = { event: 'ship', by: operator, since, until, data: { note: 'fast', parcels: [1, 2] } }
      const timers = [{ event: 'ship', dueAt: until }]
      const items = (await get(id)).items.map((item) => item.id)
      for (const side of ['marketplace', 'merchant'] as const) {
        const machine = async () => (await get(id)).items.map((item) => machineOn(item, side))[0]
        await store.change(id, happen({ type: 'step.held', side, items, held, timers }))
        expect(await machine()).toMatchObject({ held, timers })
        await store.change(id, happen({ type: 'step.undone', side, items, event: 'ship', timers: [] }))
        expect(await machine()).not.toHaveProperty('held')
      }
    })

    test('what each commission rule takes of an item is kept, also where none takes anything', async () => {
      const { place, store, happen, get } = await soukOn(open)
      const { id } = await place({ items: [aLine({ quantity: 2 })] })
      const [first, second] = (await get(id)).items.map((item) => item.id)
      if (!first || !second) throw new Error('the order has no two items')
      const entries = [{ rule: 'mc1', group: 'primary', name: 'Three percent', amount: 3_57 }]
      const items = [
        { item: first, amount: 3_57, entries },
        { item: second, amount: 0, entries: [] },
      ]
      await store.change(id, happen({ type: 'commission.calculated', items }))
      expect((await get(id)).items.map(({ commissions }) => commissions)).toEqual([entries, []])
      expect((await get(id)).totals.commissionTotal).toBe(3_57)
    })

    test('a row of which a part goes its own way is two rows at rest, each with its own timers', async () => {
      const { place, store, get, deps, newId } = await soukOn(open, { store: { gracePeriodMinutes: 30 } })
      const { id, reference } = await place(bigCart)
      const row = (await get(id)).items.find(({ quantity }) => quantity === 3)
      const quantities = row ? [{ item: row.id, quantity: 1 }] : []
      const wanted = { order: id, reference, side: 'marketplace', event: 'cancel', quantities, data: {} } as const
      const answer = await triggerEvent(deps, operator, { ...wanted, idempotencyKey: newId() })
      expect(answer.results).toMatchObject([{ outcome: 'moved', to: 'cancelled' }])
      const order = await get(id)
      expect(order.items.map(({ quantity, machine }) => [quantity, machine.state, machine.timers.length])).toEqual([
        [1, 'grace period started', 1],
        [1, 'grace period started', 1],
        [2, 'grace period started', 1],
        [1, 'cancelled', 0],
      ])
      expect(order.items.at(-1)?.splitFrom).toBe(row?.id)
      expect(applyRecorded(undefined, await store.events(id, 0))).toEqual(order)
    })

    test('what a threshold charged is kept with the threshold that charged it', async () => {
      const { place, setup, store, get } = await soukOn(open)
      const type = 'soft-minimum-threshold-fixed-fee'
      await saveThreshold(setup, { type, store: DE, currency: 'EUR', threshold: 200_00, fee: 9_00, messages: {} })
      const { id } = await place()
      const order = await get(id)
      expect(order.expenses).toMatchObject([{ name: 'Mindermengenzuschlag', threshold: type, price: 9_00 }])
      expect(applyRecorded(undefined, await store.events(id, 0))).toEqual(order)
    })

    test('numbers of a series have no gaps: what is not committed draws none', async () => {
      const { place, store, touch } = await soukOn(open)
      const { id } = await place()
      const drawing = (decide: (order: Order, number: number) => Commit<number> | { unchanged: number }) =>
        store.changeNumbered(id, { series: 'invoice DE 2026', decide })
      const drawn = (order: Order, number: number) => ({ ...touch(order), answer: number })
      const refused = drawing(() => {
        throw new RangeError('the rule says no')
      })
      await expect(refused).rejects.toThrow('the rule says no')
      expect(await drawing((_, number) => ({ unchanged: number }))).toBe(1)
      const numbers = await Promise.all(Array.from({ length: 8 }, () => drawing(drawn)))
      expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(await store.changeNumbered(id, { series: 'invoice AT 2026', decide: drawn })).toBe(1)
    })

    test('one key at two orders at the same moment changes one of them', async () => {
      const { place, store, touch, get } = await soukOn(open)
      const ids = [(await place()).id, (await place()).id]
      const changing = ids.map((id) =>
        store.change(id, touch, { key: 'one act of two', actor: operator.id, requestHash: id }),
      )
      const settled = await Promise.allSettled(changing)
      expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect((await Promise.all(ids.map(get))).map(({ version }) => `${version}`).toSorted()).toEqual(['1', '2'])
    })

    test('a merchant order is found by its reference, by its own merchant alone when one is named', async () => {
      const { place, trigger, store, get } = await soukOn(open)
      const { id, reference } = await place(bigCart)
      await trigger(operator, id, 'pay')
      const [two, three] = (await get(id)).merchantOrders
      const wanted = `${reference}--MER000002`
      const found = { order: id, merchantOrder: two?.id, merchant: two?.merchant }
      expect(await store.idByMerchantOrder(wanted)).toEqual(found)
      expect(await store.idByMerchantOrder(wanted, two?.merchant)).toEqual(found)
      expect(await store.idByMerchantOrder(wanted, three?.merchant)).toBeUndefined()
      expect(await store.idByMerchantOrder(`${reference}--MER000009`)).toBeUndefined()
    })

    test('every commit is an entry on the board, and on the topics of the merchants it concerns', async () => {
      const { livedThrough, get, feed } = await soukOn(open)
      const id = await livedThrough()
      const { version, merchantOrders } = await get(id)
      expect([...(await feed.heads([shardTopic(shardOf(id))])).values()]).toEqual([version])
      const versionsOf = async (topic: string): Promise<number[]> => {
        const { entries } = await feed.read(topic, 0, 100)
        return entries.map(({ payload }) => (JSON.parse(payload) as { row: { version: number } }).row.version)
      }
      const [two, three] = await Promise.all(merchantOrders.map(({ merchant }) => versionsOf(merchantTopic(merchant))))
      expect(two).toEqual([2, 3, 5, 6])
      expect(three).toEqual([2, 4, 6])
    })

    test('the order’s own topic carries its events: to follow it is to fold it', async () => {
      const { livedThrough, get, feed } = await soukOn(open)
      const id = await livedThrough()
      const { entries } = await feed.read(orderTopic(id), 0, 100)
      expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
      const events = entries.flatMap(({ payload }) => (JSON.parse(payload) as { events: Recorded[] }).events)
      expect(applyRecorded(undefined, events)).toEqual(await get(id))
    })

    test('counters say how many items stand in each state, as of the board’s position', async () => {
      const { livedThrough, place, get, counters, feed } = await soukOn(open)
      const [own] = (await get(await livedThrough())).merchantOrders
      await place()
      const { counts, position } = await counters.read({})
      const counted = counts.map(({ state, count }) => `${count} ${state}`).toSorted()
      expect(counted).toEqual([
        '1 canceled by merchant',
        '1 grace period finished',
        '1 refunded',
        '2 refunded',
        '2 refunded',
      ])
      expect(position).toEqual([...(await feed.heads(position.map((_, shard) => shardTopic(shard)))).values()])
      const ofOne = own && (await counters.read({ merchant: own.merchant }))
      expect(ofOne?.counts.map(({ state }) => state).toSorted()).toEqual([
        'grace period finished',
        'refunded',
        'refunded',
      ])
    })
  })
}
