import type { Phase, Process, State } from './model.ts'

/**
 * The colour group of a state: `souk:phase` when said, else read off the process by the first rule that fits:
 * the initial state → neutral; its name tells of waiting → waiting; its name or a flag of failure → bad; nothing leads
 * out of it → good; a time-out or an amendment runs in it → waiting; otherwise → progress. Throws for a state it does not have.
 */
export function phaseOf(process: Process, state: string): Phase {
  const phases = cache.get(process) ?? phasesOf(process)
  cache.set(process, phases)
  const phase = phases.get(state)
  if (!phase) throw new Error(`unknown state "${state}" in process "${process.name}"`)
  return phase
}

const cache = new WeakMap<Process, ReadonlyMap<string, Phase>>()

function phasesOf(process: Process): ReadonlyMap<string, Phase> {
  const timed = new Set(
    process.events.filter((event) => event.timeout ?? event.timeoutProcessor).map(({ name }) => name),
  )
  const left = new Set(process.transitions.flatMap(({ source, target }) => (source === target ? [] : source)))
  const running = new Set(
    process.transitions.filter(({ event }) => event !== undefined && timed.has(event)).map(({ source }) => source),
  )
  const derived = (state: State): Phase => {
    if (state.name === process.initial) return 'neutral'
    if (waiting.test(state.name)) return 'waiting'
    if (failure.test([state.name, ...state.flags].join('\n'))) return 'bad'
    if (!left.has(state.name)) return 'good'
    return running.has(state.name) || state.flags.includes('amendment in progress') ? 'waiting' : 'progress'
  }
  return new Map(process.states.map((state) => [state.name, state.phase ?? derived(state)]))
}

const waiting = /waiting|pending|on hold|requested|scheduled/i
const failure =
  /cancel(?!lable)|refunded|invalid|fail|declin|reject|refus|error|expired|denied|abort|chargeback|not (auth|captur)/i
