/** What a part of an order that is new or was replaced has become; structure sharing makes identity the test. */
export function changed<Part extends { readonly id: string }>(
  before: readonly Part[] | undefined,
  after: readonly Part[],
): readonly Part[] {
  const isKnown = knownIn(before)
  return after.filter((part) => !isKnown(part))
}

/** A part and its place in the order. */
export type Positioned<Part> = readonly [part: Part, position: number]

/** The changed parts with their places. */
export function positioned<Part extends { readonly id: string }>(
  before: readonly Part[] | undefined,
  after: readonly Part[],
): readonly Positioned<Part>[] {
  const isKnown = knownIn(before)
  return after.map((part, index) => [part, index] as const).filter(([part]) => !isKnown(part))
}

type Identified = { readonly id: string }

function knownIn(before: readonly Identified[] | undefined): (part: Identified) => boolean {
  if (!before) return () => false
  const known = new Map(before.map((part) => [part.id, part]))
  return (part) => known.get(part.id) === part
}
