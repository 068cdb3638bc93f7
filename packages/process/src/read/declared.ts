import type { Dialect, Position, ProcessEvent, State, Transition } from '../model.ts'

/** A name where a file writes it. */
export interface Mention {
  readonly name: string
  readonly at: Position
}

export type DeclaredState = Omit<State, 'process'>
export type DeclaredEvent = Omit<ProcessEvent, 'process'>

export type DeclaredTransition = Omit<Transition, 'process'>

/** A second or further `source`, `target` or `event` element of a transition, which is not read. */
export interface IgnoredEnd extends Mention {
  readonly element: string
  readonly transition: DeclaredTransition
}

/** One `process` element: a definition, or a stub that includes a file, as it stands, before anything is merged. */
export interface DeclaredProcess {
  readonly name?: string
  readonly main: boolean
  readonly file?: string
  readonly prefix?: string
  /** `souk:acceptance`; only the main process's counts. */
  readonly acceptance?: string
  readonly listed: readonly Mention[]
  readonly states: readonly DeclaredState[]
  readonly transitions: readonly DeclaredTransition[]
  readonly ignored: readonly IgnoredEnd[]
  readonly events: readonly DeclaredEvent[]
  readonly at: Position
}

/** A main file and everything it includes, in the order the reference would hold it. */
export interface Assembly {
  readonly dialect: Dialect
  readonly main: DeclaredProcess
  readonly processes: readonly DeclaredProcess[]
  readonly files: readonly string[]
}
