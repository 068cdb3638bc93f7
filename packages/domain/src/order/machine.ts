import type { Actor } from '../actor.ts'
import type { ProcessId, StepId } from '../ids.ts'
import type { Json } from '../json.ts'

/** Where a machine stands: in a state of one version of a process. */
export interface Standing {
  readonly process: ProcessId
  readonly state: string
}

/** One machine of an item: where it stands, and what goes on there. */
export interface Machine extends Standing {
  readonly since: string
  readonly timers: readonly Timer[]
  /** By when it should have left the state; late otherwise. Nothing fires. */
  readonly due?: string
  /** The quantity of an item here counts as reserved stock; marketplace machines only. */
  readonly reserved?: true
  /** A step that waits for the outside; the item stays in its state meanwhile. */
  readonly pending?: PendingStep
  /** A step that somebody asked for and may take back until its time comes. */
  readonly held?: HeldStep
  /** The last step failed or was refused by its own rules; cleared by the next move. */
  readonly failed?: FailedStep
}

export interface Timer {
  readonly event: string
  readonly dueAt: string
}

export interface PendingStep {
  readonly step: StepId
  readonly event: string | null
  readonly since: string
  /** What the outside has answered so far, by kind and name, where one step asks more than once; a command's is true. */
  readonly answered?: Readonly<Record<string, boolean>>
}

/** Its time is one of the machine's timers; a move to another state ends it. */
export interface HeldStep {
  readonly event: string
  readonly by: Actor
  readonly since: string
  readonly until: string
  /** What was said with it. */
  readonly data?: Readonly<Record<string, Json>>
}

export interface FailedStep {
  /** Set when it can be retried or skipped through `steps.*`; absent: retry by the event's button. */
  readonly step?: StepId
  readonly event: string | null
  readonly code: string
  readonly message: string
  readonly at: string
  /** Commands that the outside had run by then, by kind and name: the event, tried again by itself, does not ask for them again. */
  readonly answered?: Readonly<Record<string, boolean>>
}
