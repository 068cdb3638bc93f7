/** Alike ones counted together. They are compared, not keyed: there are few kinds, and a text for each would be hashed. */
export function counted<Counted extends { readonly count: number }>(
  all: readonly Counted[],
  isAlike: (one: Counted, other: Counted) => boolean,
): Counted[] {
  const kinds: Counted[] = []
  for (const one of all) {
    const at = kinds.findIndex((kind) => isAlike(kind, one))
    const kind = kinds[at]
    if (kind) kinds[at] = { ...kind, count: kind.count + one.count }
    else kinds.push(one)
  }
  return kinds
}
