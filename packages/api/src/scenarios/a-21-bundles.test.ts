import { expect, test } from 'vitest'
import { line } from '../testing/cart.ts'
import { aStory } from './story.ts'

test('A-21: a bundle is its three items and one entry; their prices are its own', async () => {
  const story = await aStory()
  const parts = ['camera', 'lens', 'bag'].map((sku) => line(50_00, { sku, bundle: 'kit' }))
  const bundles = [{ key: 'kit', sku: 'KIT', name: 'Camera kit', quantity: 1, unitPrice: 120_00 }]
  const { items, bundles: sold = [], totals } = await story.order(await story.place(parts, { bundles }))
  expect(items.map(({ sku }) => sku)).toEqual(['camera', 'lens', 'bag'])
  expect(sold).toEqual([{ id: items[0]?.bundle, sku: 'KIT', name: 'Camera kit', quantity: 1 }])
  expect(new Set(items.map(({ bundle }) => bundle)).size).toBe(1)
  expect(items.map(({ amounts }) => amounts.priceToPay)).toEqual([40_00, 40_00, 40_00])
  expect(totals.subtotal).toBe(120_00)
})
