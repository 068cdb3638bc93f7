import type { OrderPresence, PresentPerson } from '@souk/contract/presence'
import type { Handled, Look } from './presence-store.ts'

export type Presences = ReadonlyMap<string, OrderPresence>

const nobody = (reference: string): OrderPresence => ({ reference, looking: [], handling: null, support: false })

/** Each person once, however many pages they have open. */
const people = (looks: readonly Look[]): PresentPerson[] =>
  [...new Map(looks.map(({ person }) => [person.id, person])).values()].toSorted(
    (one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id),
  )

export interface Found {
  readonly looks?: readonly Look[] | undefined
  readonly handled?: readonly Handled[] | undefined
  /** References. */
  readonly supported?: readonly string[] | undefined
}

/** The orders of one team at which somebody is, by reference. */
export function whoIsWhere({ looks = [], handled = [], supported = [] }: Found): Presences {
  const seen = Map.groupBy(looks, ({ reference }) => reference)
  const held = new Map(handled.map(({ reference, by, since, takenFrom }) => [reference, { by, since, takenFrom }]))
  const support = new Set(supported)
  const references = [...new Set([...seen.keys(), ...held.keys(), ...support])]
  return new Map(
    references.map((reference) => [
      reference,
      {
        reference,
        looking: people(seen.get(reference) ?? []),
        handling: held.get(reference) ?? null,
        support: support.has(reference),
      },
    ]),
  )
}

const isSame = (one: OrderPresence | undefined, other: OrderPresence): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** The orders that are not as they were, each as it is now. */
export function changesBetween(before: Presences, after: Presences): OrderPresence[] {
  const gone = [...before.keys()].filter((reference) => !after.has(reference))
  return [...[...after.values()].filter((now) => !isSame(before.get(now.reference), now)), ...gone.map(nobody)]
}
