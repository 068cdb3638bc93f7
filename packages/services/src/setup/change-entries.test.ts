import { expect, test } from 'vitest'
import { listCategories, removeCategory, saveCategory } from '../categories/categories.ts'
import { aSouk } from '../testing/souk.ts'
import { liveMarketplace } from './marketplace.ts'

/** Two nodes of one marketplace; each has read the set-up, and hears nothing of the other. */
async function twoNodes() {
  const { setup } = await aSouk()
  const nodes = [setup, { ...setup, marketplace: liveMarketplace(setup.setup) }] as const
  for (const { marketplace } of nodes) await marketplace.stored()
  return nodes
}

test('what is saved refers to what another node has just saved', async () => {
  const [one, other] = await twoNodes()
  await saveCategory(one, { key: 'a', name: 'A' })
  await saveCategory(other, { key: 'b', name: 'B', parent: 'a' })
  expect(await listCategories(other)).toHaveLength(2)
})

test('changes at two nodes at once make no ring of categories, and take no parent away', async () => {
  const [one, other] = await twoNodes()
  for (const key of ['a', 'b', 'c']) await saveCategory(one, { key, name: key })
  await other.marketplace.stored()
  const moved = await Promise.allSettled([
    saveCategory(one, { key: 'a', name: 'a', parent: 'b' }),
    saveCategory(other, { key: 'b', name: 'b', parent: 'a' }),
    saveCategory(one, { key: 'a', name: 'a', parent: 'c' }),
    removeCategory(other, 'c'),
  ])
  expect(moved).toMatchObject([
    { status: 'fulfilled' },
    { reason: { code: 'category.cycle' } },
    { status: 'fulfilled' },
    { reason: { code: 'category.has-children' } },
  ])
})
