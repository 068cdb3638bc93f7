import { Refused } from '../refused.ts'

/** A shelf of the catalogue. What is said of it is said of everything below it too. */
export interface Category {
  readonly key: string
  readonly name: string
  /** Key of the one above it. */
  readonly parent?: string
}

export type CategoryTree = ReadonlyMap<string, Category>

export function categoryTree(categories: readonly Category[]): CategoryTree {
  return new Map(categories.map((category) => [category.key, category]))
}

/** These keys and those of all categories above them, each once; keys that no tree has stay. */
export function withAncestors(keys: readonly string[], tree: CategoryTree): string[] {
  const found = new Set<string>()
  for (const key of keys) {
    for (let at: string | undefined = key; at !== undefined && !found.has(at); at = tree.get(at)?.parent) found.add(at)
  }
  return [...found]
}

/** Refused: `category.unknown-parent`, `category.cycle`. */
export function checkParent({ key, parent }: Category, tree: CategoryTree): void {
  if (parent === undefined) return
  if (parent !== key && !tree.has(parent)) {
    const sentence = `There is no category ${parent}. Save it first, or leave the parent out.`
    throw new Refused('category.unknown-parent', sentence, { path: 'parent', key, parent })
  }
  if (!withAncestors([parent], tree).includes(key)) return
  const sentence = `${parent} is ${key} itself or stands below it. Choose another parent.`
  throw new Refused('category.cycle', sentence, { path: 'parent', key, parent })
}
