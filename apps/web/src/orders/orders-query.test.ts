import { describe, expect, test, vi } from 'vitest'
import type { MerchantId, OrderId, ProcessId, StoreCode } from '@souk/domain/ids'
import type { OrderRow } from '@souk/domain/order/row'
import { compare, matches, queryOf } from './orders-query.ts'
import { parseView } from './orders-view.ts'
import { aRow } from './testing/order-row.ts'

const under = (address: string) => queryOf(parseView(address))
const merchant = '0192f000-0000-7000-9000-000000000002' as MerchantId

test('days are asked for from midnight to midnight of the person’s zone', () => {
  const { placedFrom, placedTo } = under('?f=placed:from:2026-11-01&f=placed:to:2026-11-02')
  expect([placedFrom, placedTo].map((at) => at && new Date(at).toString().slice(0, 24))).toEqual([
    'Sun Nov 01 2026 00:00:00',
    'Tue Nov 03 2026 00:00:00',
  ])
})

test('an age in a state is asked for as times, as of now', () => {
  vi.useFakeTimers({ now: new Date('2026-11-27T12:00:00.000Z') })
  const place = { process: merchant as string, state: 'paid' }
  expect(under(`?f=standing:in:${merchant},paid,3d`).standing).toEqual({
    ...place,
    from: '2026-11-20T12:00:00.000Z',
    to: '2026-11-24T12:00:00.000Z',
  })
  expect(under(`?f=standing:in:${merchant},paid`).standing).toEqual(place)
  vi.useRealTimers()
})

test('a search is asked for as texts are kept, however its accents were typed', () => {
  expect(under(`?q=${encodeURIComponent('Zoë'.normalize('NFD'))}`)).toMatchObject({ search: 'Zoë' })
})

test('what is not filtered by is not asked for', () => {
  expect(under('?q=+')).toEqual({ sort: 'placedAt', descending: true })
})

describe('an order that comes over the wire', () => {
  test.each<[filter: string, yes: Partial<OrderRow>, no: Partial<OrderRow>]>([
    [
      'f=state:in:paid,shipped',
      { states: [{ process: 'p1' as ProcessId, state: 'shipped', count: 2 }] },
      { states: [{ process: 'p1' as ProcessId, state: 'new', count: 2 }] },
    ],
    [
      `f=standing:in:${merchant},paid`,
      { states: [{ process: merchant as string as ProcessId, state: 'paid', count: 1 }] },
      { states: [{ process: 'p1' as ProcessId, state: 'paid', count: 1 }] },
    ],
    ['f=store:is:AT', { store: 'AT' as StoreCode }, { store: 'DE' as StoreCode }],
    [`f=merchant:is:${merchant}`, { merchants: ['m1' as MerchantId, merchant] }, { merchants: ['m1' as MerchantId] }],
    ['f=failed:is:true', { failed: 1 }, { failed: 0 }],
    ['q=LOVELACE', { customer: 'Ada Lovelace' }, { customer: 'Grace Hopper' }],
    ['q=po-77', { customReference: 'PO-77' }, {}],
    ['q=lo', { customer: 'Ada Lovelace' }, { customer: 'Ada Barlow' }],
    ['f=placed:from:2026-11-02', { placedAt: '2026-11-02T12:00:00.000Z' }, { placedAt: '2026-10-30T12:00:00.000Z' }],
    ['f=placed:to:2026-11-02', { placedAt: '2026-11-02T12:00:00.000Z' }, { placedAt: '2026-11-05T12:00:00.000Z' }],
  ])('is judged as the server would: %s', (filter, yes, no) => {
    expect([aRow(yes), aRow(no)].map((row) => matches(row, under(`?${filter}`)))).toEqual([true, false])
  })

  test('must pass all filters', () => {
    const query = under('?f=store:is:DE&q=hopper')
    expect(matches(aRow({ store: 'DE' as StoreCode }), query)).toBe(false)
  })
})

describe('orders are sorted', () => {
  const sorted = (address: string, ...rows: OrderRow[]) =>
    rows.toSorted(compare(under(address))).map(({ reference }) => reference)
  const row = (reference: string, over: Partial<OrderRow> = {}) =>
    aRow({ id: reference as OrderId, reference, ...over })

  test('by reference as numbers, not as words', () => {
    expect(sorted('?sort=reference', row('DE--10'), row('DE--9'), row('DE--100'))).toEqual([
      'DE--9',
      'DE--10',
      'DE--100',
    ])
  })

  test('by names as the server sorts them, in code points', () => {
    const names = ['Ada', '山田', 'ﾔﾏﾀﾞ', '𠮷田', '𠮷野']
    expect(sorted('?sort=customer', ...names.map((name) => row(name, { customer: name })).toReversed())).toEqual(names)
  })

  test('by total, the highest first', () => {
    expect(sorted('?sort=-grandTotal', row('a', { grandTotal: 5 }), row('b', { grandTotal: 40 }))).toEqual(['b', 'a'])
  })

  test('by id where they are equal, in the same direction as the server', () => {
    expect(sorted('', row('a'), row('b'))).toEqual(['b', 'a'])
    expect(sorted('?sort=placedAt', row('b'), row('a'))).toEqual(['a', 'b'])
  })
})
