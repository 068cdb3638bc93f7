import { expect, test } from 'vitest'
import { aStore } from '@souk/domain/testing/marketplace'
import { aSouk } from '../testing/souk.ts'
import { saveStore } from './master-data.ts'

test('a store has a grace period of two hours unless it is said, and keeps the one it has', async () => {
  const { setup } = await aSouk({ empty: true })
  const { gracePeriodMinutes: _, ...store } = aStore()
  const saved = async (gracePeriodMinutes?: number) =>
    (await saveStore(setup, { ...store, gracePeriodMinutes })).gracePeriodMinutes
  expect(await saved()).toBe(120)
  expect(await saved(0)).toBe(0)
  expect(await saved()).toBe(0)
  expect(await saved(30)).toBe(30)
  expect(await saved()).toBe(30)
  const { stores } = await setup.marketplace.stored()
  expect(stores).toEqual([{ ...store, gracePeriodMinutes: 30 }])
})
