import type { Pool } from 'pg'
import { expect, test, vi } from 'vitest'
import type { OrderId } from '@souk/domain/ids'
import { orderIds } from './order-ids.ts'

/** A database that has one order, and counts the questions. */
function asked() {
  const query = vi.fn(async ({ values: [reference] }: { values: string[] }) => ({
    rows: reference === 'DE--1' ? [{ id: 'one' }] : [],
  }))
  return { query, ids: orderIds({ query } as unknown as Pool) }
}

test('who was found once is not asked for again', async () => {
  const { query, ids } = asked()
  expect([await ids.find('DE--1'), await ids.find('DE--1')]).toEqual(['one', 'one'])
  expect(query).toHaveBeenCalledOnce()
})

test('who was not there is asked for each time', async () => {
  const { query, ids } = asked()
  expect([await ids.find('DE--2'), await ids.find('DE--2')]).toEqual([undefined, undefined])
  expect(query).toHaveBeenCalledTimes(2)
})

test('the latest are remembered, however many there were', async () => {
  const { query, ids } = asked()
  for (let n = 2; n <= 30_000; n++) ids.remember(`DE--${n}`, `id ${n}` as OrderId)
  expect([await ids.find('DE--30000'), await ids.find('DE--15000')]).toEqual(['id 30000', 'id 15000'])
  expect(query).not.toHaveBeenCalled()
  expect(await ids.find('DE--2')).toBeUndefined()
})
