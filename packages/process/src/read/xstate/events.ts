import { nameOfKey } from '../../compile-machine.ts'
import type { ProcessEvent } from '../../model.ts'
import { quote } from '../../quote.ts'
import type { Json, Members } from '../json.ts'
import { ownBy, ownInterval, present } from '../own.ts'
import type { Arrow } from './arrows.ts'
import type { Node } from './node.ts'
import { about, beyond, isTrue, membersOf, textOf, textsOf } from './reading.ts'
import type { Reading } from './reading.ts'
import { checkWords, EVENT_META } from './words.ts'

/** An event has one command, wherever it stands. */
function commandsOf(reading: Reading, nodes: readonly Node[]): ReadonlyMap<string, string | undefined> {
  const first = new Map<string, Arrow>()
  for (const arrow of nodes.flatMap(({ arrows }) => arrows)) {
    const { event, command, json } = arrow
    if (event === undefined) {
      if (command !== undefined)
        beyond(reading, json, ['runs a command without an event', 'use one that fires on entering'])
      continue
    }
    const known = first.get(event)
    if (known && known.command !== command)
      beyond(reading, json, [
        `gives ${quote(event)} another command than ${known.json.path}`,
        'make two events of it: an event has one command',
      ])
    first.set(event, known ?? arrow)
  }
  return new Map([...first].map(([event, { command }]) => [event, command]))
}

/** And one time-out. */
function timeoutsOf(reading: Reading, nodes: readonly Node[]): ReadonlyMap<string, string> {
  const timeouts = new Map<string, string>()
  for (const { event, timeout, json } of nodes.flatMap(({ delays }) => delays)) {
    const known = timeouts.get(event) ?? timeout
    if (known !== timeout)
      beyond(reading, json, [`gives ${quote(event)} another time-out than ${quote(known)}`, 'make two events of it'])
    timeouts.set(event, known)
  }
  for (const { arrows, delays } of nodes)
    for (const { event, json } of arrows)
      if (event !== undefined && timeouts.has(event) && !delays.some((delay) => delay.event === event))
        beyond(reading, json, [
          `takes ${quote(event)} without its time-out`,
          'show it under after here too, or make two events of it',
        ])
  return timeouts
}

function eventOf(reading: Reading, [key, json]: readonly [string, Json], process: string): ProcessEvent {
  const meta = membersOf(reading, json)
  checkWords(reading, meta, EVENT_META)
  const text = (word: string): string | undefined => textOf(reading, meta.get(word))
  const report = about(reading, json)
  return present<ProcessEvent>({
    name: nameOfKey(key),
    onEnter: isTrue(reading, meta.get('onEnter')),
    manual: isTrue(reading, meta.get('manual')),
    timeout: text('timeout'),
    timeoutProcessor: text('timeoutProcessor'),
    command: text('command'),
    by: ownBy('by', textsOf(reading, meta.get('by')), report),
    grace: ownInterval('grace', text('grace'), report),
    form: text('form'),
    process: text('process') ?? process,
    at: json.at,
  })
}

/** An event nobody described: drawn by hand, so fired by hand, unless it only fires by time. */
const drawn = ({ event = '', at }: Arrow, timed: boolean, process: string): ProcessEvent => ({
  name: event,
  onEnter: false,
  manual: !timed,
  process,
  at,
})

/** The events described in `meta`, then those that were only drawn. */
export function eventsOf(
  reading: Reading,
  nodes: readonly Node[],
  { meta, process }: { readonly meta: Members; readonly process: string },
): readonly ProcessEvent[] {
  const commands = commandsOf(reading, nodes)
  const timeouts = timeoutsOf(reading, nodes)
  const described = [...membersOf(reading, meta.get('events'))].map((each) => eventOf(reading, each, process))
  const known = new Set<string | undefined>([undefined, ...described.map(({ name }) => name)])
  const arrows = nodes.flatMap((node) => node.arrows).filter(({ event }) => !known.has(event))
  const others = [...Map.groupBy(arrows, ({ event = '' }) => event)].flatMap(([event, [first]]) =>
    first ? [drawn(first, timeouts.has(event), process)] : [],
  )
  return [...described, ...others].map((event) =>
    present<ProcessEvent>({
      ...event,
      timeout: timeouts.get(event.name) ?? event.timeout,
      command: commands.get(event.name) ?? event.command,
    }),
  )
}
