/** What a part of an order that is new or was replaced has become; structure sharing makes identity the test. */
export function changed<Part extends { readonly id: string }>(
  before: readonly Part[] | undefined,
  after: readonly Part[],
): readonly Part[] {
  if (!before) return after
  const known = new Map(before.map((part) => [part.id, part]))
  return after.filter((part) => known.get(part.id) !== part)
}

/** A part and its place in the order. */
export type Positioned<Part> = readonly [part: Part, position: number]

/** The changed parts with their places. */
export function positioned<Part extends { readonly id: string }>(
  before: readonly Part[] | undefined,
  after: readonly Part[],
): readonly Positioned<Part>[] {
  const position = new Map(after.map((part, index) => [part, index]))
  return changed(before, after).map((part) => [part, position.get(part) ?? 0])
}
