import type { ItemChoice } from '@souk/domain/engine/choice'
import type { Reason } from '@souk/domain/engine/outcome'
import type { OrderItemId } from '@souk/domain/ids'
import type { Fire } from './create-trigger.ts'

/** An item with what one may do with it. */
export type Acted = { readonly id: OrderItemId; readonly choices: readonly ItemChoice[] }

/** One event for several items: a button. */
export type Offer = {
  readonly event: string
  /** Those that can take it now; none: greyed. */
  readonly items: readonly OrderItemId[]
  /** Where each of them would come to rest, as far as it is known. */
  readonly to: ReadonlyMap<OrderItemId, string>
  /** Why the others that have it cannot take it, each reason once. */
  readonly reasons: readonly Reason[]
}

type Found = { readonly item: OrderItemId; readonly choice: ItemChoice }

const once = (reasons: readonly Reason[]): readonly Reason[] => [
  ...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values(),
]

const offer = (event: string, found: readonly Found[]): Offer => {
  const able = found.filter(({ choice }) => choice.allowed)
  return {
    event,
    items: able.map(({ item }) => item),
    to: new Map(able.flatMap(({ item, choice: { to } }) => (to === undefined ? [] : [[item, to] as const]))),
    reasons: once(found.flatMap(({ choice: { allowed, reason } }) => (allowed || !reason ? [] : [reason]))),
  }
}

/** Every event that any of the items has, in the order it is met. */
export function offersOf(items: readonly Acted[]): readonly Offer[] {
  const found = items.flatMap(({ id, choices }) => choices.map((choice): Found => ({ item: id, choice })))
  return [...Map.groupBy(found, ({ choice }) => choice.event)].map(([event, those]) => offer(event, those))
}

/** Only the events that each of the items has. */
export const sharedOffers = (items: readonly Acted[]): readonly Offer[] =>
  offersOf(items).filter(({ event }) => items.every(({ choices }) => choices.some((choice) => choice.event === event)))

export const isPossible = ({ items }: Offer): boolean => items.length > 0

/** The act that a press of the button is. */
export const fireOf = ({ event, items, to }: Offer): Fire => ({ event, items, predicted: to })
