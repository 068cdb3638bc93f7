import { expect, test } from 'vitest'
import { aMarket } from '../testing/market.ts'

test('the transition log of an order is searched and paged, newest first', async () => {
  const market = await aMarket()
  const { reference, items } = market.order
  const { transitions } = market.as('operator').orders
  const all = await transitions({ reference })
  expect(all.rows[0]).toMatchObject({ side: 'merchant', event: 'initiate', source: 'created', target: 'new' })
  expect(all.rows.at(-1)).toMatchObject({
    event: 'start grace period',
    source: 'new',
    command: 'OrderAmendment/StartGracePeriod',
  })
  const found = async (filter: object) => (await transitions({ reference, ...filter })).rows.map(({ event }) => event)
  expect(await found({ search: 'payment/capture' })).toEqual(['pay'])
  expect(await found({ search: 'isorderpaid' })).toEqual([null])
  expect(await found({ side: 'merchant', items: [items[0]?.id] })).toEqual(['initiate'])
  expect(await found({ failed: true })).toEqual([])
  const first = await transitions({ reference, limit: 3 })
  const rest = await transitions({ reference, limit: 100, cursor: first.next })
  expect([...first.rows, ...rest.rows]).toEqual(all.rows)
  expect([first.total, rest.next]).toEqual([all.rows.length, undefined])
})
