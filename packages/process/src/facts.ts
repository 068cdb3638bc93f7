/** Values of the conditions a step may ask for, by condition name; computed before the step, only read inside it. */
export type Facts = Readonly<Record<string, boolean>>

/** One fact. A missing one throws: whoever steps must have computed what `neededConditions` names. */
export function factOf(facts: Facts, condition: string): boolean {
  if (!Object.hasOwn(facts, condition))
    throw new Error(`the step needs the condition "${condition}", but no fact was given for it`)
  return facts[condition] === true
}
