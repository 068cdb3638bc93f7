import { expect, test } from 'vitest'
import { line } from '../testing/cart.ts'
import { aStory } from './story.ts'

const customer = 'DE--21'

test('A-21: a bundle is its three items and one entry with their price', async () => {
  const { place, shop } = await aStory()
  const parts = ['camera', 'lens', 'bag'].map((sku) => line(50_00, { sku, bundle: 'kit' }))
  const bundles = [{ key: 'kit', sku: 'KIT', name: 'Camera kit', quantity: 1, unitPrice: 120_00 }]
  const reference = await place(parts, { bundles })
  const { items, bundleItems } = await shop.customerOrders.byReference({ reference, customer })
  expect(items.map(({ sku, sumPriceToPayAggregation }) => [sku, sumPriceToPayAggregation])).toEqual([
    ['camera', 40_00],
    ['lens', 40_00],
    ['bag', 40_00],
  ])
  expect(bundleItems).toMatchObject([{ sku: 'KIT', quantity: 1, sumPrice: 120_00, isReturnable: null }])
  for (const own of ['taxRate', 'refundableAmount', 'uuid']) expect(bundleItems[0]).not.toHaveProperty(own)
  const [bundle] = bundleItems
  expect(items.map((item) => item.relatedBundleItemIdentifier)).toEqual(Array(3).fill(bundle?.bundleItemIdentifier))
})
