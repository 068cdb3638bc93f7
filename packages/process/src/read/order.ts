import type { Dialect } from '../model.ts'

interface Choice {
  readonly source: string
  readonly event?: string
  readonly condition?: string
}

/** One key for all transitions that an engine chooses among: same source, same event or none. */
export function choiceKey({ source, event }: Choice): string {
  return JSON.stringify([source, event])
}

/** Rearranges each choice's members within the places that choice holds, so that the order of choices stays. */
export function withinChoices<T extends Choice>(
  transitions: readonly T[],
  rearranged: (members: readonly T[]) => readonly T[],
): T[] {
  const groups = Map.groupBy(transitions, choiceKey)
  const queues = new Map([...groups].map(([key, members]) => [key, rearranged(members).values()]))
  return transitions.map((transition) => queues.get(choiceKey(transition))?.next().value ?? transition)
}

/**
 * From the order a file declares to the order an engine tries. The OMS takes, of satisfied conditions, the last declared,
 * and unconditional transitions only after; the StateMachine goes by the file.
 */
export function inEngineOrder<T extends Choice>(transitions: readonly T[], dialect: Dialect): T[] {
  if (dialect === 'state-machine') return [...transitions]
  return withinChoices(transitions, (members) => [
    ...members.filter(({ condition }) => condition !== undefined).toReversed(),
    ...members.filter(({ condition }) => condition === undefined),
  ])
}
