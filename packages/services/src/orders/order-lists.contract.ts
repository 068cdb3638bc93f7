import { describe, expect, test } from 'vitest'
import type { ProcessId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { OrderEvent } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import { merchantOrderRow, orderRow } from '@souk/domain/order/row'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { aLine } from '@souk/domain/testing/order'
import { bigCart, soukOn } from '../testing/kept-orders.ts'
import type { OpenOrders } from '../testing/kept-orders.ts'
import { merchantUser, operator } from '../testing/souk.ts'
import type { OrderFilter, OrderSort } from './order-lists.ts'
import type { Page, PageRequest } from './page.ts'

const newest = { sort: 'placedAt', descending: true, limit: 50 } as const

type By = Pick<PageRequest<OrderSort>, 'sort' | 'descending'>

/** All pages of a list, three rows each. */
async function pagesOf<Row>(
  list: (page: PageRequest<OrderSort>) => Promise<Page<Row>>,
  by: By,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  let page: Page<Row> | undefined
  do {
    const cursor = page?.next
    page = await list({ ...by, limit: 3, ...(cursor !== undefined && { cursor }) })
    rows.push(...page.rows)
  } while (page.next !== undefined)
  return rows
}

const sorts: readonly OrderSort[] = [
  'placedAt',
  'reference',
  'customer',
  'email',
  'grandTotal',
  'items',
  'updatedAt',
  'due',
]

/** What every list of orders keeps to. */
export function orderListsContract(name: string, open: OpenOrders): void {
  describe(`order lists: ${name}`, () => {
    /** Eleven orders, an hour apart, some of them alike in what they are sorted by. */
    async function eleven() {
      const souk = await soukOn(open)
      const start = souk.clock.now.getTime()
      for (let n = 0; n < 11; n++) {
        souk.clock.now = new Date(start + n * 3_600_000)
        const customer = { firstName: n % 2 ? 'Ada' : 'Bea', lastName: `Nr ${n % 3}`, email: `nr${n % 4}@example.com` }
        const { id } = await souk.place({ customer, items: [aLine({ quantity: 1 + (n % 3) })] })
        if (n % 3 > 0)
          await souk.store.change(id, souk.happen(due(await souk.get(id), new Date(start + (n % 5) * 3_600_000))))
      }
      return souk
    }

    test('a row is what the order says of itself, and a merchant’s row what it says of their share', async () => {
      const { livedThrough, get, lists } = await soukOn(open)
      const order = await get(await livedThrough())
      expect((await lists.orders({}, newest)).rows).toEqual([orderRow(order)])
      const shares = await lists.merchantOrders({}, { ...newest, sort: 'reference', descending: false })
      expect(shares.rows).toEqual(order.merchantOrders.map(({ merchant }) => merchantOrderRow(order, merchant)))
    })

    test.each(sorts.flatMap((sort) => [true, false].map((descending) => ({ sort, descending }))))(
      'pages by $sort, descending: $descending, give every order once and in order',
      async (by) => {
        const { lists } = await eleven()
        const whole = await lists.orders({}, { ...by, limit: 50 })
        const rows = await pagesOf((page) => lists.orders({}, page), by)
        expect(rows).toEqual(whole.rows)
        expect(new Set(rows.map(({ id }) => id)).size).toBe(11)
        const other = await lists.orders({}, { sort: by.sort, descending: !by.descending, limit: 50 })
        expect(other.rows.toReversed()).toEqual(whole.rows)
      },
    )

    test('by due comes what is due first, and last what never is', async () => {
      const { lists } = await eleven()
      const { rows } = await lists.orders({}, { sort: 'due', descending: false, limit: 50 })
      const times = rows.map(({ lateAt }) => lateAt)
      expect(times.slice(0, 7)).toEqual(times.filter((at) => at !== undefined).toSorted())
      expect(times.slice(7)).toEqual([undefined, undefined, undefined, undefined])
    })

    test('references sort as numbers do', async () => {
      const { lists } = await eleven()
      const { rows } = await lists.orders({}, { sort: 'reference', descending: false, limit: 50 })
      const numbers = rows.map(({ reference }) => Number(reference.split('--')[1]))
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    })

    /** Eleven orders, some of them paid and some of those shipped, all of the same merchant and another. */
    async function inStates() {
      const souk = await eleven()
      const { rows } = await souk.lists.orders({}, { ...newest, descending: false })
      for (const [n, { id }] of rows.entries()) {
        if (n % 3 > 0) await souk.trigger(operator, id, 'pay')
        if (n % 3 > 1) await souk.trigger(merchantUser(2), id, 'ship')
      }
      return souk
    }

    test.each<[string, OrderFilter, number]>([
      ['in a state', { states: ['sent to merchant'] }, 4],
      [
        'in any of several states',
        { states: ['sent to merchant', 'shipped by merchant', 'grace period finished'] },
        11,
      ],
      ['of a merchant', { merchants: [aMerchant(2).id] }, 11],
      ['of any of several merchants', { merchants: [aMerchant(3).id, aMerchant(2).id] }, 11],
      ['that are searched for', { search: 'bea' }, 6],
      ['in states, of some days', { states: ['sent to merchant'], placedFrom: '2026-11-02T12:00:00.000Z' }, 3],
      ['of a store, in a state', { stores: ['DE', 'US'], states: ['sent to merchant'] }, 4],
      ['of another store, in a state', { stores: ['US'], states: ['sent to merchant'] }, 0],
      ['of a store and a merchant', { stores: ['DE'], merchants: [aMerchant(3).id, aMerchant(2).id] }, 11],
      ['of a store, that are searched for', { stores: ['DE'], search: 'be' }, 6],
      ['in states, that are searched for', { states: ['sent to merchant', 'shipped by merchant'], search: 'bea' }, 4],
      ['of merchants, that are searched for', { merchants: [aMerchant(2).id], search: 'nr 1' }, 4],
      ['of some days, that are searched for', { placedFrom: '2026-11-02T12:00:00.000Z', search: 'de--' }, 9],
    ])('pages of orders %s give each once, newest first or last, and their number', async (_, filter, expected) => {
      const { lists } = await inStates()
      const all = await lists.orders({}, { ...newest, descending: false })
      for (const descending of [true, false]) {
        const rows = await pagesOf((page) => lists.orders(filter, page), { sort: 'placedAt', descending })
        expect(rows).toHaveLength(expected)
        const inOrder = all.rows.filter(({ id }) => rows.some((row) => row.id === id))
        expect(rows).toEqual(descending ? inOrder.toReversed() : inOrder)
        expect((await lists.orders(filter, newest)).total).toBe(expected)
      }
      const byDue = await lists.orders(filter, { ...newest, sort: 'due' })
      expect([byDue.rows.length, byDue.total]).toEqual([expected, expected])
    })

    test.each<[string, OrderFilter, number]>([
      ['in a state', { states: ['new'] }, 4],
      ['in any of several states', { states: ['new', 'shipped'] }, 7],
      ['of a store, in a state', { stores: ['DE', 'US'], states: ['new'] }, 4],
      ['of another store, in a state', { stores: ['US'], states: ['new'] }, 0],
      ['of a merchant in any of several states', { merchants: [aMerchant(2).id], states: ['new', 'shipped'] }, 7],
      ['of another merchant', { merchants: [aMerchant(3).id], states: ['new', 'shipped'] }, 0],
      ['that are searched for', { search: 'mer000002' }, 7],
      [
        'of a merchant in a state, that are searched for',
        { merchants: [aMerchant(2).id], states: ['new'], search: 'be' },
        2,
      ],
      ['of another merchant, that are searched for', { merchants: [aMerchant(3).id], search: 'bea' }, 0],
    ])('pages of merchant orders %s give each once, and their number', async (_, filter, expected) => {
      const { lists } = await inStates()
      const rows = await pagesOf((page) => lists.merchantOrders(filter, page), newest)
      expect(new Set(rows.map(({ id }) => id)).size).toBe(expected)
      expect(rows.map(({ createdAt }) => createdAt)).toEqual(
        rows
          .map(({ createdAt }) => createdAt)
          .toSorted()
          .toReversed(),
      )
      expect((await lists.merchantOrders(filter, newest)).total).toBe(expected)
      const byDue = await lists.merchantOrders(filter, { ...newest, sort: 'due' })
      expect([byDue.rows.length, byDue.total]).toEqual([expected, expected])
    })

    describe('with an item that stands in a state', () => {
      const start = Date.parse('2026-11-02T10:00:00.000Z')
      const hour = (n: number) => new Date(start + n * 3_600_000)

      /** Five orders, an hour apart; of each one merchant ships after a quarter of an hour, the other after half of one. */
      async function shipped() {
        const souk = await soukOn(open)
        const two = { items: [aLine(), aLine({ merchant: 'MER000003' })] }
        for (let n = 0; n < 5; n++) {
          souk.clock.now = hour(n)
          const { id } = await souk.place(two)
          await souk.trigger(operator, id, 'pay')
          for (const merchant of [2, 3]) {
            souk.clock.now = hour(n + (merchant - 1) / 4)
            await souk.trigger(merchantUser(merchant), id, 'ship')
          }
        }
        const { active } = await souk.deps.marketplace.current()
        const of = (process: string, state: string) => ({ process: active.get(process) ?? ('' as ProcessId), state })
        return { ...souk, of }
      }

      test.each<[string, readonly [from: number | undefined, to: number | undefined], readonly number[]]>([
        ['at any time', [undefined, undefined], [0, 1, 2, 3, 4]],
        ['from then on', [2.5, undefined], [2, 3, 4]],
        ['before then', [undefined, 1.3], [0, 1]],
        ['in between, by whichever item', [1.5, 2.3], [1, 2]],
        ['at a moment, which is not before itself', [1.25, 1.5], [1]],
        ['when none did', [1.6, 2], []],
      ])('since it came there %s, orders are given once each, and their number', async (_, [from, to], expected) => {
        const { lists, of } = await shipped()
        const entered = { ...(from && { from: hour(from).toISOString() }), ...(to && { to: hour(to).toISOString() }) }
        const standing = { ...of('MarketplacePayment01', 'shipped by merchant'), ...entered }
        const placed = expected.map((n) => hour(n).toISOString())
        for (const filter of [{ standing }, { standing, stores: ['DE'] }, { standing, search: 'ada' }]) {
          for (const descending of [false, true]) {
            const rows = await pagesOf((page) => lists.orders(filter, page), { sort: 'placedAt', descending })
            expect(rows.map(({ placedAt }) => placedAt)).toEqual(descending ? placed.toReversed() : placed)
          }
          const byDue = await lists.orders(filter, { ...newest, sort: 'due' })
          expect([byDue.rows.length, byDue.total]).toEqual([expected.length, expected.length])
        }
      })

      test('no other process, state or store is meant', async () => {
        const { lists, of } = await shipped()
        const standing = of('MarketplacePayment01', 'shipped by merchant')
        const found = async (filter: OrderFilter) => (await lists.orders(filter, newest)).total
        expect(await found({ standing: of('Prepaid01', standing.state) })).toBe(0)
        expect(await found({ standing: of('MarketplacePayment01', 'sent to merchant') })).toBe(0)
        expect(await found({ standing, stores: ['US'] })).toBe(0)
        expect(await found({ standing, placedFrom: hour(3).toISOString() })).toBe(2)
      })

      test('merchant orders are found by the merchant’s machine', async () => {
        const { lists, of } = await shipped()
        const standing = of('MerchantDefaultStateMachine', 'shipped')
        const entered = { from: hour(1).toISOString(), to: hour(2.3).toISOString() }
        const found = async (filter: OrderFilter) => {
          const rows = await pagesOf((page) => lists.merchantOrders(filter, page), newest)
          expect((await lists.merchantOrders(filter, newest)).total).toBe(rows.length)
          return rows.map(({ merchant, createdAt }) => [merchant, createdAt])
        }
        const [two, three] = [aMerchant(2).id, aMerchant(3).id]
        const own = [
          [two, hour(2).toISOString()],
          [two, hour(1).toISOString()],
        ]
        expect(await found({ standing: { ...standing, ...entered }, merchants: [two] })).toEqual(own)
        expect(new Set(await found({ standing: { ...standing, ...entered } }))).toEqual(
          new Set([...own, [three, hour(1).toISOString()]]),
        )
        expect(await found({ standing: of('MarketplacePayment01', 'shipped by merchant') })).toEqual([])
      })
    })

    test('orders that come in while one pages are neither skipped over nor given twice', async () => {
      const { lists, place, clock } = await eleven()
      const first = await lists.orders({}, { ...newest, limit: 4 })
      clock.now = new Date(clock.now.getTime() + 3_600_000)
      await place()
      const rest = await lists.orders({}, { ...newest, ...(first.next !== undefined && { cursor: first.next }) })
      expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(11)
      expect(rest.total).toBe(12)
    })

    test.each(['nonsense', Buffer.from('["soon","no id"]').toString('base64url')])(
      'a cursor that no list gave is refused: %s',
      async (cursor) => {
        const { lists } = await soukOn(open)
        await expect(lists.orders({}, { ...newest, cursor })).rejects.toMatchObject({ code: 'list.bad-cursor' })
      },
    )

    describe('a filter', () => {
      /** One order that went through much, one of another customer that waits to be paid, two hours later. */
      async function two() {
        const souk = await soukOn(open)
        const much = await souk.get(await souk.livedThrough())
        souk.clock.now = new Date(souk.clock.now.getTime() + 2 * 3_600_000)
        const { id } = await souk.place({
          customer: { firstName: 'Grace', lastName: 'O_Hop%perİn', email: 'grace@example.com' },
        })
        const found = async (filter: OrderFilter) =>
          (await souk.lists.orders(filter, newest)).rows.map((row) => (row.id === id ? 'new' : 'much')).toSorted()
        return { ...souk, much, found }
      }

      test.each<[string, OrderFilter, readonly string[]]>([
        ['finds part of a name, whatever its case', { search: 'LOVEL' }, ['much']],
        ['finds part of an e-mail', { search: 'grace@' }, ['new']],
        ['finds references', { search: 'de--' }, ['much', 'new']],
        ['finds custom references', { search: 'w-1' }, ['much']],
        ['of two signs finds where a word begins', { search: 'GR' }, ['new']],
        ['of two signs finds nothing within a word', { search: 're' }, []],
        ['of two signs that are three in lower case finds them within a word', { search: 'rİ' }, ['new']],
        ['of two signs finds words after any sign', { search: 'ex' }, ['much', 'new']],
        ['of two signs finds a number within a reference', { search: '-1' }, ['much']],
        ['takes signs of a pattern as they are', { search: 'o_hop%p' }, ['new']],
        ['that matches nothing finds nothing', { search: 'o%p' }, []],
        ['by store', { stores: ['DE'] }, ['much', 'new']],
        ['by another store', { stores: ['US'] }, []],
        ['by state', { states: ['refunded', 'closed'] }, ['much']],
        ['by merchants takes any of them', { merchants: [aMerchant(3).id, aMerchant(4).id] }, ['much']],
        [
          'by time leaves out its end',
          { placedFrom: '2026-11-02T10:00:00.000Z', placedTo: '2026-11-02T12:00:00.000Z' },
          ['much'],
        ],
        ['by time takes in its start', { placedFrom: '2026-11-02T12:00:00.000Z' }, ['new']],
        ['for failures', { failed: true }, []],
        ['for no failures', { failed: false }, ['much', 'new']],
        ['by payment method takes any of them', { paymentMethods: ['invoice', 'card'] }, ['much', 'new']],
        ['by another payment method', { paymentMethods: ['card'] }, []],
        ['of several kinds takes what fits all', { states: ['refunded'], search: 'grace' }, []],
      ])('%s', async (_, filter, expected) => {
        const { found } = await two()
        expect(await found(filter)).toEqual(expected)
      })

      test('for what is late takes what should have left its state before the time named', async () => {
        const { found, much, lists, store, happen } = await two()
        await store.change(much.id, happen(due(much, new Date('2026-11-02T13:00:00Z'), 'merchant')))
        expect(await found({ lateBefore: '2026-11-02T13:00:00.000Z' })).toEqual([])
        expect(await found({ lateBefore: '2026-11-02T13:00:00.001Z' })).toEqual(['much'])
        const own = await lists.merchantOrders({ lateBefore: '2026-11-02T14:00:00.000Z' }, { ...newest, sort: 'due' })
        expect(own.rows.map(({ lateAt }) => lateAt)).toEqual(['2026-11-02T13:00:00.000Z', '2026-11-02T13:00:00.000Z'])
      })

      test('for machines out of step finds the orders that have such items, as their rows say', async () => {
        const { found, much, get, store, happen } = await two()
        expect(await found({ unpaired: true })).toEqual([])
        await store.change(much.id, happen(strayed(much, 'shipped')))
        expect(await found({ unpaired: true })).toEqual(['much'])
        expect(await found({ unpaired: false })).toEqual(['new'])
        expect(orderRow(await get(much.id)).unpaired).toBe(1)
      })

      test('of merchant orders sees the merchants’ states alone', async () => {
        const { lists, much } = await two()
        const [own] = much.merchantOrders
        const mine = own ? [own.merchant] : []
        const page = await lists.merchantOrders({ merchants: mine, states: ['refunded'] }, newest)
        expect(page.rows.map(({ reference }) => reference)).toEqual([own?.reference])
        expect((await lists.merchantOrders({ merchants: mine, states: ['delivered'] }, newest)).total).toBe(0)
      })
    })

    describe('a customer’s own orders', () => {
      const whole = { offset: 0, limit: 10, hidden: [] }

      test('are given newest first, page by page, and nobody else’s', async () => {
        const { lists } = await eleven()
        expect(await lists.ofCustomer({ ...whole, customer: 'DE--21' })).toEqual({ rows: [], total: 0 })
        const { place, clock, get, lists: own } = await soukOn(open)
        const ids = []
        for (let n = 0; n < 3; n++) {
          clock.now = new Date(clock.now.getTime() + 60_000)
          ids.unshift((await place()).id)
        }
        const orders = await Promise.all(ids.map(get))
        const shown = orders.map((order) => {
          const { totals, priceMode, locale } = order
          return { row: orderRow(order), totals, priceMode, locale }
        })
        expect(await own.ofCustomer({ ...whole, customer: 'DE--21' })).toEqual({ rows: shown, total: 3 })
        const second = { customer: 'DE--21', hidden: [], offset: 1, limit: 1 }
        expect(await own.ofCustomer(second)).toEqual({ rows: [shown[1]], total: 3 })
        expect((await own.ofCustomer({ ...whole, customer: 'DE--22' })).total).toBe(0)
      })

      test('leave out those of which every item stands in a hidden state', async () => {
        const { place, trigger, get, lists } = await soukOn(open)
        const placed = await get((await place()).id)
        const paid = await place()
        await trigger(operator, paid.id, 'pay')
        const hidden = placed.items.map(({ machine }) => machine)
        const { rows, total } = await lists.ofCustomer({ ...whole, customer: 'DE--21', hidden })
        expect([rows.map(({ row }) => row.id), total]).toEqual([[paid.id], 1])
      })
    })

    test('a customer’s orders are counted per merchant', async () => {
      const { place, trigger, lists } = await soukOn(open)
      for (let n = 0; n < 2; n++) await trigger(operator, (await place(bigCart)).id, 'pay')
      await trigger(merchantUser(2), (await place()).id, 'ship')
      expect(await lists.customerOrders(aMerchant(2).id, 'ada@example.com')).toBe(2)
      expect(await lists.customerOrders(aMerchant(2).id, 'grace@example.com')).toBe(0)
    })
  })
}

/** All its items should have left their states by then. */
function due({ items }: Order, at: Date, side: Side = 'marketplace'): OrderEvent {
  const ids = items.map(({ id }) => id)
  return { type: 'timers.armed', side, items: ids, timers: [], due: at.toISOString() }
}

/** The merchant's machine of its first item was put somewhere else. */
function strayed({ items: [item] }: Order, to: string): OrderEvent {
  const { process = '' as ProcessId, state: from = '' } = item?.merchantItem?.machine ?? {}
  const items = item ? [item.id] : []
  return { type: 'items.relocated', side: 'merchant', items, process, from, to, timers: [], reason: 'by hand' }
}
