import { checkParent } from '@souk/domain/commission/category'
import type { Category } from '@souk/domain/commission/category'
import { defined } from '@souk/domain/defined'
import type { Loose } from '@souk/domain/defined'
import { Refused } from '@souk/domain/refused'
import { storedCommission } from '../commissions/stored.ts'
import { changeEntries } from '../setup/change-entries.ts'
import type { SetupDeps } from '../setup/deps.ts'

export async function listCategories({ marketplace }: SetupDeps): Promise<readonly Category[]> {
  return [...storedCommission(await marketplace.stored()).categories.values()]
}

/** Refused: `category.unknown-parent`, `category.cycle`. */
export function saveCategory(deps: SetupDeps, request: Loose<Category>): Promise<Category> {
  const category = defined<Category>(request)
  return changeEntries(deps, (setup) => {
    checkParent(category, storedCommission(setup).categories)
    return { saved: [{ kind: 'category', key: category.key, body: category }], answer: category }
  })
}

/** Refused: `category.not-found`, `category.has-children`. */
export function removeCategory(deps: SetupDeps, key: string): Promise<void> {
  return changeEntries(deps, (setup) => {
    const { categories } = storedCommission(setup)
    if (!categories.has(key)) throw new Refused('category.not-found', `There is no category ${key}.`, { key })
    const children = [...categories.values()].filter(({ parent }) => parent === key).map((child) => child.key)
    if (children.length > 0) {
      const sentence = `Categories stand below ${key}: ${children.join(', ')}. Move or remove them first.`
      throw new Refused('category.has-children', sentence, { key, children })
    }
    return { gone: [{ kind: 'category', key }], answer: undefined }
  })
}
