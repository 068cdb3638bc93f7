import type { OrderEvent } from '../../order/events.ts'
import type { Command, CommandOutcome, Condition, TimeoutProcessor } from '../registry.ts'

/** Rules by the names process files call them. */
export interface Rules {
  readonly commands?: Readonly<Record<string, Command>>
  readonly conditions?: Readonly<Record<string, Condition>>
  readonly timeouts?: Readonly<Record<string, TimeoutProcessor>>
}

/** An outcome of at most one event, and of what the sister must take. */
export function outcome(event: OrderEvent | undefined, sister?: string): CommandOutcome {
  return { events: event ? [event] : [], ...(sister !== undefined && { sister }) }
}

/** A command that only asks the sister to take an event. */
export function sisterTakes(event: string): Command {
  return { by: 'item', run: () => outcome(undefined, event) }
}
