import { expect, test } from 'vitest'
import { line } from '../testing/cart.ts'
import { aStory } from './story.ts'

test('A-22: a list gives rows page by page, each once, and says how many there are', async () => {
  const story = await aStory()
  const placed = [await story.place([line(10_00)]), await story.place([line(20_00)]), await story.place([line(30_00)])]
  const { total } = await story.shop.orders.list({ limit: 1 })
  expect(total).toBe(4)
  const seen: unknown[] = []
  let cursor: string | undefined
  do {
    const page = await story.shop.orders.list({ limit: 1, ...(cursor !== undefined && { cursor }) })
    expect(page.rows).toHaveLength(1)
    seen.push(...page.rows)
    cursor = page.next
  } while (cursor !== undefined)
  expect(seen).toHaveLength(4)
  expect(seen.slice(0, 3)).toMatchObject(
    placed.toReversed().map((reference, index) => ({
      reference,
      currency: 'EUR',
      grandTotal: (3 - index) * 10_00 + 4_90,
      placedAt: '2026-11-02T10:00:00.000Z',
    })),
  )
})
