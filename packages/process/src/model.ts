/** Where something stands in a process file. Lines and columns count from 1; `file` is relative to the lint root. */
export interface Position {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** The two dialects of the reference: orders (`spryker:oms-01`) and everything else (`spryker:state-machine-01`). */
export type Dialect = 'oms' | 'state-machine'

/** Who may fire an event (`souk:by`). `system` is the engine itself: timeouts, sister machines, event-less steps. */
export type FiredBy = 'operator' | 'merchant' | 'customer' | 'shop' | 'system'

/** Colour group of a state (`souk:phase`); absent: derived from flags and position by `phaseOf`. */
export type Phase = 'neutral' | 'progress' | 'waiting' | 'good' | 'bad'

export interface State {
  readonly name: string
  /** Glossary key of the customer's name for it, e.g. `oms.state.paid`. */
  readonly display?: string
  /** The quantity of items here counts as reserved stock. */
  readonly reserved: boolean
  readonly flags: readonly string[]
  /** Due within this long of entering, as written (`souk:sla`), PHP interval syntax. */
  readonly sla?: string
  readonly phase?: Phase
  /** The (sub-)process that declares it. */
  readonly process: string
  readonly at: Position
}

export interface Transition {
  readonly source: string
  readonly target: string
  /** Absent: event-less, taken as soon as its condition holds. */
  readonly event?: string
  readonly condition?: string
  /** On the happy path; drawing and lint only. */
  readonly happy: boolean
  readonly process: string
  readonly at: Position
}

export interface ProcessEvent {
  readonly name: string
  /** Fires by itself when an item enters the transition's source state. */
  readonly onEnter: boolean
  /** Offered as a button. */
  readonly manual: boolean
  /** PHP relative interval as written, e.g. `2 hours`. */
  readonly timeout?: string
  /** Name of the processor that computes the due time instead. */
  readonly timeoutProcessor?: string
  readonly command?: string
  /** Who may fire it; absent: see `firedBy`. */
  readonly by?: readonly FiredBy[]
  /** Held and undoable for so long before it runs (`souk:grace`), PHP interval. */
  readonly grace?: string
  /** Name of the input form it asks for (`souk:form`). */
  readonly form?: string
  readonly process: string
  readonly at: Position
}

/**
 * One process after its files were merged and checked: plain data, safe to store as JSON.
 * Transitions stand in the order the engine tries them: the first eligible one of an event wins, so the reader of the
 * OMS dialect has already put conditional ones last-declared first and unconditional ones after.
 */
export interface Process {
  readonly name: string
  readonly dialect: Dialect
  /** State of a new item: `new` (oms) or `created` (state-machine), else the main process's first state. */
  readonly initial: string
  /**
   * The acceptance deadline: how long an item of this merchant process may stand before its merchant first acts on it, as
   * written (`souk:acceptance` of the main process), PHP interval syntax.
   */
  readonly acceptance?: string
  /** Names of the (sub-)processes merged into it, itself among them, as the document has them. */
  readonly subprocesses: readonly string[]
  readonly states: readonly State[]
  readonly transitions: readonly Transition[]
  readonly events: readonly ProcessEvent[]
}

export type Level = 'refused' | 'error' | 'warning' | 'info'

/** One finding of the lint: what is wrong, where, and what to do, each in one line. */
export interface Finding extends Position {
  /** `L…`: what keeps the reference from running it, or running it well; `S…`: syntax, safety, and what only Souk minds. */
  readonly rule: string
  readonly level: Level
  readonly message: string
  readonly remedy: string
}
