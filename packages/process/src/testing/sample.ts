import type { Process, ProcessEvent, State, Transition } from '../model.ts'

/** Source, target, event (`null`: event-less) and condition of one transition. */
export type Arrow = readonly [source: string, target: string, event: string | null, condition?: string]

export interface Sample {
  readonly arrows: readonly Arrow[]
  readonly states?: Readonly<Record<string, Partial<State>>>
  readonly events?: Readonly<Record<string, Partial<ProcessEvent>>>
  readonly dialect?: Process['dialect']
}

const at = { file: 'Sample01.xml', line: 1, column: 1 }

/** A process for tests: states and events are those the arrows name, the first source is initial. */
export function sampleProcess({ arrows, states = {}, events = {}, dialect = 'oms' }: Sample): Process {
  const origin = { process: 'Sample01', at }
  const names = new Set([...arrows.flatMap(([source, target]) => [source, target]), ...Object.keys(states)])
  const fired = new Set([...arrows.flatMap(([, , event]) => event ?? []), ...Object.keys(events)])
  const transition = ([source, target, event, condition]: Arrow): Transition => ({
    source,
    target,
    ...(event === null ? {} : { event }),
    ...(condition === undefined ? {} : { condition }),
    happy: false,
    ...origin,
  })
  return {
    name: 'Sample01',
    dialect,
    initial: arrows[0]?.[0] ?? 'new',
    subprocesses: ['Sample01'],
    states: [...names].map((name) => ({ name, reserved: false, flags: [], ...origin, ...states[name] })),
    transitions: arrows.map(transition),
    events: [...fired].map((name) => ({ name, onEnter: false, manual: false, ...origin, ...events[name] })),
  }
}
