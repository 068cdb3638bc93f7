/** Runs both sides beside each other, each first in turn, so that what else the machine does hits both. */
export async function inTurn<Found>(
  rounds: number,
  sides: { readonly product: () => Promise<Found>; readonly baseline: () => Promise<Found> },
): Promise<readonly { readonly product: Found; readonly baseline: Found }[]> {
  const found = []
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const product = await sides.product()
      found.push({ product, baseline: await sides.baseline() })
    } else {
      const baseline = await sides.baseline()
      found.push({ product: await sides.product(), baseline })
    }
  }
  return found
}

/** Does the work of a list with so many in flight at any moment; answers in the list's order. */
export async function inFlight<T, Answer>(
  lanes: number,
  list: readonly T[],
  work: (one: T) => Promise<Answer>,
): Promise<Answer[]> {
  const left = list.entries()
  const answers: Answer[] = []
  const lane = async (): Promise<void> => {
    for (const [n, one] of left) answers[n] = await work(one)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return answers
}
