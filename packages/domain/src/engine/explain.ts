import type { Reason } from './outcome.ts'

/** The reason as one English sentence, for error marks and for clients that do not know the code. */
export function explain(reason: Reason): string {
  switch (reason.code) {
    case 'step.no-such-event':
      return `The state has no event "${reason.event}".`
    case 'step.condition-false':
      return `Not fulfilled: ${reason.conditions.join(', ')}.`
    case 'step.sister-cannot-follow':
      return `The ${reason.side} item in "${reason.state}" cannot take "${reason.event}".${because(reason.because)}`
    case 'step.not-permitted':
      return `Only for: ${reason.by.join(', ')}.`
    case 'step.pending':
      return `The item waits for the outside to answer ${named(reason.event)}.`
    case 'step.held':
      return `${reason.by} has fired "${reason.event}" already: it runs at ${reason.until} unless it is undone.`
    case 'event.form-missing':
      return `The event asks for its form "${reason.form}": send data with it.`
    case 'step.unbound':
      return `The ${reason.kind} "${reason.name}" is not bound to anything.`
    case 'step.expression-failed':
      return `The condition "${reason.condition}" has no answer: ${reason.message}.`
    case 'step.repeated':
      return `Stopped after ${reason.times} rounds of ${named(reason.event)}.`
    case 'step.changed':
      return `The item has moved to "${reason.to}" meanwhile.`
    case 'step.command-refused':
      return reason.message
  }
}

function because(reason: Reason | undefined): string {
  return reason ? ` ${explain(reason)}` : ''
}

function named(event: string | null): string {
  return event === null ? 'an event-less transition' : `"${event}"`
}
