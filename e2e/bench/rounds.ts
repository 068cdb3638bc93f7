/** Runs all sides beside each other, each first in turn, so that what else the machine does hits all. */
export async function inTurn<Side extends string, Found>(
  rounds: number,
  sides: Readonly<Record<Side, () => Promise<Found>>>,
): Promise<readonly Readonly<Record<Side, Found>>[]> {
  const names = Object.keys(sides) as Side[]
  const found = []
  for (let round = 0; round < rounds; round++) {
    const from = round % names.length
    const one = {} as Record<Side, Found>
    for (const name of [...names.slice(from), ...names.slice(0, from)]) one[name] = await sides[name]()
    found.push(one)
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
