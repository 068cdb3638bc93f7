import { describe, expect, test } from 'vitest'
import { aLine } from '@souk/domain/testing/order'
import { soukOn } from '../testing/kept-orders.ts'
import type { OpenOrders } from '../testing/kept-orders.ts'
import { merchantUser, operator } from '../testing/souk.ts'
import type { ReservationFilter } from './stock.ts'

/** What everything that knows reserved stock keeps to. */
export function stockContract(name: string, open: OpenOrders): void {
  describe(`reserved stock: ${name}`, () => {
    /** Three lamps and two of five tables are on their way in two orders; a chair was sold and is delivered. */
    async function furnished() {
      const souk = await soukOn(open)
      const lamps = (quantity: number) => aLine({ sku: 'lamp', quantity })
      const tables = aLine({ sku: 'table', quantity: 5, splittable: false, merchant: 'MER000003' })
      const first = await souk.place({ items: [lamps(2), tables] })
      const second = await souk.place({ items: [lamps(1), aLine({ sku: 'CHAIR_1', merchant: 'MER000004' })] })
      for (const { id } of [first, second]) await souk.trigger(operator, id, 'pay')
      for (const event of ['ship', 'deliver']) await souk.trigger(merchantUser(4), second.id, event)
      const reserved = async (filter: ReservationFilter = {}) => {
        const { rows, total } = await souk.stock.reserved(filter, { limit: 10 })
        expect(total).toBe(rows.length)
        return rows.map(({ sku, store, quantity }) => `${quantity} ${sku} in ${store}`)
      }
      return { ...souk, first, reserved }
    }

    test('is the sum of the items in reserved states, by SKU and store', async () => {
      const { reserved, trigger, first } = await furnished()
      expect(await reserved()).toEqual(['3 lamp in DE', '5 table in DE'])
      await trigger(merchantUser(3), first.id, 'cancel by merchant')
      expect(await reserved()).toEqual(['3 lamp in DE'])
      await trigger(operator, first.id, 'cancel')
      expect(await reserved()).toEqual(['1 lamp in DE'])
    })

    test('is found by SKU and store', async () => {
      const { reserved } = await furnished()
      expect(await reserved({ skus: ['lamp', 'sofa'] })).toEqual(['3 lamp in DE'])
      expect(await reserved({ search: 'abl' })).toEqual(['5 table in DE'])
      expect(await reserved({ search: 't_b' })).toEqual([])
      expect(await reserved({ stores: ['DE'] })).toHaveLength(2)
      expect(await reserved({ stores: ['US'] })).toEqual([])
    })

    test('is given page by page', async () => {
      const { stock } = await furnished()
      const first = await stock.reserved({}, { limit: 1 })
      const rest = await stock.reserved({}, { limit: 1, ...(first.next !== undefined && { cursor: first.next }) })
      expect([...first.rows, ...rest.rows].map(({ sku }) => sku)).toEqual(['lamp', 'table'])
      expect([first.total, rest.next]).toEqual([2, undefined])
      await expect(stock.reserved({}, { limit: 1, cursor: 'nonsense' })).rejects.toMatchObject({
        code: 'list.bad-cursor',
      })
    })

    test('of more than a thousand is counted up to a thousand, as any list is', async () => {
      const { place, stock } = await soukOn(open)
      const goods = (count: number) => Array.from({ length: count }, (_, n) => aLine({ sku: `sku ${n}` }))
      await place({ items: goods(1_000) })
      const thousand = await stock.reserved({}, { limit: 1 })
      expect([thousand.total, thousand.atLeast]).toEqual([1_000, undefined])
      await place({ items: goods(1_001) })
      const more = await stock.reserved({}, { limit: 1 })
      expect([more.total, more.atLeast]).toEqual([1_000, true])
    })
  })
}
