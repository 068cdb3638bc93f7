import { checkParent } from '@souk/domain/commission/category'
import type { Category } from '@souk/domain/commission/category'
import { defined } from '@souk/domain/defined'
import type { Loose } from '@souk/domain/defined'
import { Refused } from '@souk/domain/refused'
import { storedCommission } from '../commissions/stored.ts'
import type { SetupDeps } from '../setup/deps.ts'

export async function listCategories({ marketplace }: SetupDeps): Promise<readonly Category[]> {
  return [...storedCommission(await marketplace.stored()).categories.values()]
}

/** Refused: `category.unknown-parent`, `category.cycle`. */
export async function saveCategory(deps: SetupDeps, request: Loose<Category>): Promise<Category> {
  const category = defined<Category>(request)
  checkParent(category, storedCommission(await deps.marketplace.stored()).categories)
  await deps.setup.saveEntries([{ kind: 'category', key: category.key, body: category }])
  deps.marketplace.invalidate()
  return category
}

/** Refused: `category.not-found`, `category.has-children`. */
export async function removeCategory(deps: SetupDeps, key: string): Promise<void> {
  const { categories } = storedCommission(await deps.marketplace.stored())
  if (!categories.has(key)) throw new Refused('category.not-found', `There is no category ${key}.`, { key })
  const children = [...categories.values()].filter(({ parent }) => parent === key).map((child) => child.key)
  if (children.length > 0) {
    const sentence = `Categories stand below ${key}: ${children.join(', ')}. Move or remove them first.`
    throw new Refused('category.has-children', sentence, { key, children })
  }
  await deps.setup.removeEntries([{ kind: 'category', key }])
  deps.marketplace.invalidate()
}
