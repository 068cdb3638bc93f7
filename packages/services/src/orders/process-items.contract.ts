import { describe, expect, test } from 'vitest'
import type { OrderId, ProcessId } from '@souk/domain/ids'
import { aLine } from '@souk/domain/testing/order'
import { bigCart, soukOn } from '../testing/kept-orders.ts'
import type { OpenOrders } from '../testing/kept-orders.ts'
import { operator } from '../testing/souk.ts'

/** What everything keeps to that knows which items run which process. */
export function processItemsContract(name: string, open: OpenOrders): void {
  describe(`items of processes: ${name}`, () => {
    /** Three orders in their grace period, one of them past it, one of them paid and split. */
    async function three() {
      const souk = await soukOn(open, { store: { gracePeriodMinutes: 30 } })
      const placed = [
        await souk.place(bigCart),
        await souk.place(),
        await souk.place({ items: [aLine({ quantity: 2 })] }),
      ]
      const [split, ready] = placed
      for (const order of [split, ready]) if (order) await souk.trigger(operator, order.id, 'skip grace period')
      if (split) await souk.trigger(operator, split.id, 'pay')
      const { active } = await souk.deps.marketplace.current()
      const idOf = (process: string): ProcessId => active.get(process) ?? ('' as ProcessId)
      return { ...souk, placed, idOf, references: placed.map(({ reference }) => reference) }
    }

    test('items that a migration treats alike are counted together, with some of their orders', async () => {
      const { processItems, idOf, references } = await three()
      const [split, ready, waiting] = references
      const candidates = await processItems.candidates(idOf('MarketplacePayment01'))
      expect(candidates.toSorted((one, other) => (one.state < other.state ? -1 : 1))).toEqual([
        { state: 'grace period finished', pending: false, held: false, timers: [], items: 1, examples: [ready] },
        {
          state: 'grace period started',
          pending: false,
          held: false,
          timers: ['skip grace period'],
          items: 2,
          examples: [waiting],
        },
        {
          state: 'sent to merchant',
          sister: 'new',
          pending: false,
          held: false,
          timers: [],
          items: 3,
          examples: [split],
        },
      ])
      expect(await processItems.candidates(idOf('MerchantDefaultStateMachine'))).toEqual([
        {
          state: 'new',
          sister: 'sent to merchant',
          pending: false,
          held: false,
          timers: [],
          items: 3,
          examples: [split],
        },
      ])
      expect(await processItems.candidates(idOf('Prepaid01'))).toEqual([])
    })

    test('items are counted by the states of both their machines and by when they came there', async () => {
      const { processItems, idOf, place, clock } = await three()
      const before = clock.now.toISOString()
      clock.now = new Date(clock.now.getTime() + 7_200_000)
      await place()
      const now = clock.now.toISOString()
      const aged = await processItems.ages([{ from: now }, { from: before, to: now }, { to: before }])
      const [marketplace, merchant] = ['MarketplacePayment01', 'MerchantDefaultStateMachine'].map(idOf)
      const figures = aged.map(({ process, state, items }) => [process, state, ...items.map(({ total }) => total)])
      expect(new Set(figures)).toEqual(
        new Set([
          [marketplace, 'grace period started', 1, 2, 0],
          [marketplace, 'grace period finished', 0, 1, 0],
          [marketplace, 'sent to merchant', 0, 3, 0],
          [merchant, 'new', 0, 3, 0],
        ]),
      )
    })

    test('orders with items of a process are given each once, page by page', async () => {
      const { processItems, idOf, placed } = await three()
      const process = idOf('MarketplacePayment01')
      const given: OrderId[] = []
      let cursor: string | undefined
      do {
        const page = await processItems.orders(process, { limit: 1, ...(cursor !== undefined && { cursor }) })
        expect(page.orders).toHaveLength(1)
        given.push(...page.orders)
        cursor = page.next
      } while (cursor !== undefined)
      expect(given.toSorted()).toEqual(placed.map(({ id }) => id).toSorted())
      const merchants = await processItems.orders(idOf('MerchantDefaultStateMachine'), { limit: 10 })
      expect(new Set(merchants.orders)).toEqual(new Set([placed[0]?.id]))
      expect(await processItems.orders(idOf('Prepaid01'), { limit: 10 })).toEqual({ orders: [] })
    })
  })
}
