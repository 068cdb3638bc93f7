import type { Phase, Process, ProcessEvent, State, Transition } from '../model.ts'
import { phaseOf } from '../phase.ts'

/** A state as a box. */
export interface StateBox {
  readonly kind: 'state'
  readonly id: string
  readonly state: State
  readonly phase: Phase
  /** Nothing leads out of it. */
  readonly terminal: boolean
  /** The (sub-)process that declares it. */
  readonly cluster: string
}

/** Where one event may lead to several states, or only on a condition. */
export interface ChoiceBox {
  readonly kind: 'choice'
  readonly id: string
  readonly cluster: string
}

/** Where new items begin. */
export interface StartBox {
  readonly kind: 'start'
  readonly id: string
  readonly cluster: string
}

export type Box = StateBox | ChoiceBox | StartBox

/** How a line of an arrow's label is meant. */
export type Tone = 'event' | 'plain' | 'condition' | 'unbound'

export interface LabelLine {
  readonly text: string
  readonly tone: Tone
  readonly bold?: boolean | undefined
}

export interface Arrow {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly label: readonly LabelLine[]
  readonly happy: boolean
  readonly eventless: boolean
  readonly onEnter: boolean
}

export interface Elements {
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
  readonly clusters: readonly string[]
}

/** The words of the legend, in the person's language. */
export interface LegendWords {
  readonly reserved: string
  readonly onEnter: string
  readonly manual: string
  readonly timeout: (after: string) => string
  readonly otherwise: string
  readonly notBound: string
  readonly reach: Readonly<Record<Reach, string>>
}

/** How a command is carried out: once for all items that go together, for each, by the outside, or not at all. */
export type Reach = 'order' | 'item' | 'webhook' | 'noop'

export interface Drawn {
  readonly words: LegendWords
  /** Whether something stands behind a command or condition. */
  readonly isBound: (kind: 'command' | 'condition', name: string) => boolean
  /** Undefined where it is not known. */
  readonly reachOf: (command: string) => Reach | undefined
}

const startId = 'start'
const stateId = (name: string): string => `state ${name}`

const notBound = (text: string, words: LegendWords): LabelLine => ({
  text: `${text} (${words.notBound})`,
  tone: 'unbound',
})

/** Longer lines make a graph so wide that nobody can read it. */
const WIDEST = 26

/** Breaks a long line after its last `/` or before its last bracket that fits; a continuation looks like its line. */
function wrapped(line: LabelLine): readonly LabelLine[] {
  if (line.text.length <= WIDEST) return [line]
  const at = Math.max(line.text.lastIndexOf('/', WIDEST), line.text.lastIndexOf(' (', WIDEST)) + 1
  if (at === 0) return [line]
  return [{ ...line, text: line.text.slice(0, at).trimEnd() }, ...wrapped({ ...line, text: line.text.slice(at) })]
}

function commandLine(command: string, { words, isBound, reachOf }: Drawn): LabelLine {
  if (!isBound('command', command)) return notBound(`c: ${command}`, words)
  const reach = reachOf(command)
  return { text: reach ? `c: ${command} (${words.reach[reach]})` : `c: ${command}`, tone: 'plain' }
}

function eventLines(event: ProcessEvent | undefined, drawn: Drawn): readonly LabelLine[] {
  if (!event) return [{ text: '∞', tone: 'plain' }]
  const { words } = drawn
  const { name, onEnter, manual, timeout, timeoutProcessor, command } = event
  const due = [timeout, timeoutProcessor].filter(Boolean).join(', ')
  const lines: readonly LabelLine[] = [
    { text: onEnter ? `${name} (${words.onEnter})` : name, tone: 'event', bold: onEnter },
    ...(manual ? [{ text: words.manual, tone: 'plain' as const }] : []),
    ...(due === '' ? [] : [{ text: words.timeout(due), tone: 'plain' as const }]),
    ...(command === undefined ? [] : [commandLine(command, drawn)]),
  ]
  return lines.flatMap(wrapped)
}

function conditionLines({ condition }: Transition, { words, isBound }: Drawn): readonly LabelLine[] {
  if (condition === undefined) return [{ text: words.otherwise, tone: 'condition' }]
  return wrapped(isBound('condition', condition) ? { text: condition, tone: 'condition' } : notBound(condition, words))
}

/** What leaves one state by one event: an arrow, or arrows through a diamond. */
function leaving(
  transitions: readonly Transition[],
  event: ProcessEvent | undefined,
  drawn: Drawn,
): Omit<Elements, 'clusters'> {
  const [first] = transitions
  if (!first) return { boxes: [], arrows: [] }
  const id = `${first.source} → ${first.event ?? '∞'}`
  const traits = { eventless: !event, onEnter: event?.onEnter ?? false }
  const trunk = { id, from: stateId(first.source), label: eventLines(event, drawn), ...traits }
  if (transitions.length === 1 && first.condition === undefined)
    return { boxes: [], arrows: [{ ...trunk, to: stateId(first.target), happy: first.happy }] }
  const diamond = `choice ${id}`
  return {
    boxes: [{ kind: 'choice', id: diamond, cluster: first.process }],
    arrows: [
      { ...trunk, to: diamond, happy: transitions.some(({ happy }) => happy) },
      ...transitions.map((transition, index) => ({
        id: `${id} → ${index}`,
        from: diamond,
        to: stateId(transition.target),
        label: conditionLines(transition, drawn),
        happy: transition.happy,
        ...traits,
      })),
    ],
  }
}

/** A process as boxes and arrows: a state each, and a diamond where an event has to choose. */
export function elementsOf(process: Process, drawn: Drawn): Elements {
  const events = new Map(process.events.map((event) => [event.name, event]))
  const groups = [...Map.groupBy(process.transitions, ({ source, event }) => `${source}\n${event ?? ''}`).values()]
  const parts = groups.map((group) => leaving(group, events.get(group[0]?.event ?? ''), drawn))
  const left = new Set(process.transitions.flatMap(({ source, target }) => (source === target ? [] : [source])))
  const states = process.states.map((state): StateBox => ({
    kind: 'state',
    id: stateId(state.name),
    state,
    phase: phaseOf(process, state.name),
    terminal: !left.has(state.name),
    cluster: state.process,
  }))
  const start: StartBox = {
    kind: 'start',
    id: startId,
    cluster: states.find(({ state }) => state.name === process.initial)?.cluster ?? '',
  }
  const begin: Arrow = {
    id: startId,
    from: startId,
    to: stateId(process.initial),
    label: [],
    happy: true,
    eventless: false,
    onEnter: false,
  }
  const boxes = [start, ...states, ...parts.flatMap((part) => part.boxes)]
  return {
    boxes,
    arrows: [begin, ...parts.flatMap((part) => part.arrows)],
    clusters: [...new Set(boxes.map(({ cluster }) => cluster))],
  }
}
