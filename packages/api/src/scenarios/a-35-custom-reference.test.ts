import { expect, test } from 'vitest'
import { line } from '../testing/cart.ts'
import { aStory } from './story.ts'

test('A-35: the reference that a customer typed into the cart stands on the order, and finds it', async () => {
  const story = await aStory()
  const reference = await story.place([line(10_00)], { customReference: 'Office party 2026' })
  expect((await story.order(reference)).customReference).toBe('Office party 2026')
  const { rows } = await story.operator.orders.list({ search: 'office PARTY' })
  expect(rows).toMatchObject([{ reference, customReference: 'Office party 2026' }])
})
