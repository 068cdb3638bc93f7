import type { Reason } from './outcome.ts'

/** One event of an item's current state, as offered to one person. */
export interface ItemChoice {
  readonly event: string
  /** False: shown greyed with `reason`. */
  readonly allowed: boolean
  readonly reason?: Reason
  /** Where the item would come to rest. */
  readonly to?: string
  /** An onEnter event offered again because it did not run through. */
  readonly retry: boolean
  /** Name of the input it asks for. */
  readonly form?: string
  /** How long a person's click can be undone before it runs, as the process says it. */
  readonly grace?: string
}
