import type { Dialect, FiredBy, ProcessEvent, State } from './model.ts'

/**
 * Who may fire an event. Said by `souk:by`; unsaid, a manual marketplace event is the operator's, a manual merchant
 * event the item's merchant's, and every other event the system's.
 *
 * This is asked about acts that come from outside. An operator who may act for merchants asks as `merchant`, an API key
 * with the scope `events` as `system`. What the engine fires itself (onEnter, time-outs, the sister's step, event-less
 * transitions) is not asked about: a manual event with a time-out is fired by both.
 */
export function firedBy({ by, manual }: ProcessEvent, dialect: Dialect): readonly FiredBy[] {
  if (by) return by
  if (!manual) return ['system']
  return dialect === 'oms' ? ['operator'] : ['merchant']
}

/** Whether an actor is among these, or is the operator trying an onEnter event again that did not move its item. */
export const isAmong = (by: readonly FiredBy[], { onEnter }: Pick<ProcessEvent, 'onEnter'>, actor: FiredBy): boolean =>
  by.includes(actor) || (onEnter && actor === 'operator')

/** Whether this kind of actor may fire the event somewhere; whether here, `mayChoose` says. */
export const mayFire = (event: ProcessEvent, dialect: Dialect, actor: FiredBy): boolean =>
  isAmong(firedBy(event, dialect), event, actor)

/**
 * The same, seen from one state: of all events, `cancel` has one name for everyone and cannot say by itself where a
 * customer's right to it begins and ends. The state says: from those with the flag `cancellable`, customers and the shops that
 * act for them may cancel, unless `souk:by` leaves them out; from no other.
 */
export function firedFrom(state: State, event: ProcessEvent, dialect: Dialect): readonly FiredBy[] {
  const everyone = firedBy(event, dialect)
  if (event.name !== 'cancel') return everyone
  if (!state.flags.includes('cancellable')) return everyone.filter((actor) => !isCustomer(actor))
  return event.by ? everyone : [...everyone, 'customer', 'shop']
}

const isCustomer = (actor: FiredBy): boolean => actor === 'customer' || actor === 'shop'
