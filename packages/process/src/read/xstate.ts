import { nameOfKey } from '../compile-machine.ts'
import type { Dialect, Process } from '../model.ts'
import { quote } from '../quote.ts'
import type { Assembled } from './assemble.ts'
import { decode } from './decode.ts'
import { dialectFolder } from './dialect.ts'
import { Fault } from './fault.ts'
import { membersIn, parseJson } from './json.ts'
import type { Json, Members } from './json.ts'
import { fileName, INITIAL } from './merge.ts'
import { ownInterval, present } from './own.ts'
import { eventsOf } from './xstate/events.ts'
import { nodeOf, refuseHidden, transitionsOf } from './xstate/node.ts'
import { about, beyond, membersOf, textOf, textsOf } from './xstate/reading.ts'
import type { Reading } from './xstate/reading.ts'
import { checkWords, MACHINE, MACHINE_META } from './xstate/words.ts'

export const isXstate = (file: string): boolean => /\.json$/i.test(file)

/** The machine itself, opened. */
interface Root extends Reading {
  readonly json: Json
  readonly members: Members
  readonly meta: Members
  readonly states: Members
}

const isDialect = (word: string | undefined): word is Dialect => word === 'oms' || word === 'state-machine'

function rootOf(json: Json): Root {
  const members = membersIn(json)
  if (!members)
    throw new Fault('S3', json.at, ['the file is no machine', 'write the configuration of an XState machine into it'])
  const reading: Reading = { findings: [] }
  const meta = membersOf(reading, members.get('meta'))
  checkWords(reading, members, MACHINE)
  checkWords(reading, meta, MACHINE_META)
  const type = members.get('type')
  if (type && type.value !== 'compound')
    beyond(reading, type, [
      'lets it stand in several states at once',
      'make a process of each, or one state of each pair',
    ])
  return { ...reading, json, members, meta, states: membersOf(reading, members.get('states')) }
}

function dialectOf(root: Root, file: string): Dialect {
  const said = textOf(root, root.meta.get('dialect'))
  if (isDialect(said)) return said
  return dialectFolder(file)?.dialect ?? (root.states.has(INITIAL['state-machine']) ? 'state-machine' : 'oms')
}

/** Every way to write a target: the key of a state, or behind a `#` its id or the machine's and its key. */
function targetsOf(root: Root): ReadonlyMap<string, string> {
  const machine = textOf(root, root.members.get('id')) ?? ''
  const ways = [...root.states].flatMap(([key, json]) => {
    const id = textOf(root, membersIn(json)?.get('id'))
    return [key, `#${machine}.${key}`, ...(id === undefined ? [] : [`#${id}`])].map(
      (way) => [way, nameOfKey(key)] as const,
    )
  })
  return new Map(ways)
}

/** Items start in `new` or `created` where there is such a state: another initial one would be passed over. */
function initialOf(root: Root, states: ReadonlyMap<string, string>, dialect: Dialect): string {
  const json = root.members.get('initial') ?? root.json
  const initial = states.get(textOf(root, root.members.get('initial')) ?? '')
  const usual = INITIAL[dialect]
  if (initial === undefined) beyond(root, json, ['names no initial state', 'name one of the states by its key'])
  else if (initial !== usual && [...states.values()].includes(usual))
    beyond(root, json, [`is ${quote(initial)}, but items start in ${quote(usual)}`, 'rename one of the two'])
  return initial ?? ''
}

interface Part {
  readonly process: string
}

/** All (sub-)processes, and a list's members by theirs, the main one's first. */
function partsOf(root: Root, main: string, parts: readonly Part[]) {
  const written = textsOf(root, root.meta.get('subprocesses'))
  const first = written.includes(main) ? [] : [main]
  const subprocesses = [...new Set([...first, ...written, ...parts.map(({ process }) => process)])]
  const rank = new Map([...new Set([main, ...subprocesses])].map((name, index) => [name, index]))
  const grouped = <T extends Part>(each: readonly T[]): readonly T[] =>
    each.toSorted((one, other) => (rank.get(one.process) ?? 0) - (rank.get(other.process) ?? 0))
  return { subprocesses, grouped }
}

function refuseTwice(root: Root): void {
  const first = new Map<string, Json>()
  for (const [key, json] of root.states) {
    const known = first.get(nameOfKey(key))
    if (known) beyond(root, json, [`is the same state as ${known.path}`, 'rename one of the two'])
    first.set(nameOfKey(key), known ?? json)
  }
}

function processOf(root: Root, file: string, dialect: Dialect): Process {
  const targets = targetsOf(root)
  const name = nameOfKey(textOf(root, root.members.get('id')) ?? '') || fileName(file)
  const nodes = [...root.states].map((each) => nodeOf({ ...root, states: targets }, each, name))
  refuseTwice(root)
  refuseHidden(root, nodes, dialect)
  const initial = initialOf(root, targets, dialect)
  const states = nodes.map(({ state }) => state)
  const transitions = transitionsOf(nodes, name)
  const events = eventsOf(root, nodes, { meta: root.meta, process: name })
  const { subprocesses, grouped } = partsOf(root, name, [...states, ...transitions, ...events])
  const first = states.toSorted((one, other) => Number(other.name === initial) - Number(one.name === initial))
  const acceptance = root.meta.get('acceptance')
  return present<Process>({
    name,
    dialect,
    acceptance: ownInterval('acceptance', textOf(root, acceptance), about(root, acceptance ?? root.json)),
    initial,
    subprocesses,
    states: grouped(initial === INITIAL[dialect] ? states : first),
    transitions,
    events: grouped(events),
  })
}

/**
 * Reads the JSON configuration of an XState 5 machine, as `writeXstate` and Stately write it. What goes beyond a process
 * (parallel, nested and history states, actors, actions other than one named command an event, data) is refused where it
 * stands. Throws a `Fault` where the file is none.
 */
export function readXstate(bytes: Uint8Array, file: string, forced?: Dialect): Assembled {
  const root = rootOf(parseJson(decode(bytes, file), file))
  const dialect = forced ?? dialectOf(root, file)
  const process = processOf(root, file, dialect)
  const declared = { ...process, main: true, listed: [], ignored: [], at: root.json.at }
  return { dialect, processes: [declared], files: [file], findings: root.findings, process }
}
