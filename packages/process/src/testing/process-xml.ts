import { filesOf } from '../read/files.ts'
import { readProcess, type ReadOptions, type ReadProcess } from '../read/read-process.ts'

/** Parts of a process file for tests, one element a line, so that findings can be told by line. */
export interface Parts {
  readonly name?: string
  readonly attributes?: string
  readonly listed?: readonly string[]
  readonly states?: readonly string[]
  readonly transitions?: readonly string[]
  readonly events?: readonly string[]
}

export function state(name: string, attributes = 'display="d"', flags: readonly string[] = []): string {
  return `<state name="${name}" ${attributes}>${flags.map((flag) => `<flag>${flag}</flag>`).join('')}</state>`
}

/** `a → b: event`, or `a → b` without an event. */
export function transition(way: string, attributes = ''): string {
  const [, source = '', target = '', by] = /^(.*?) → (.*?)(?:: (.*))?$/.exec(way) ?? []
  const named = by === undefined ? '' : `<event>${by}</event>`
  return `<transition ${attributes}><source>${source}</source><target>${target}</target>${named}</transition>`
}

export function event(name: string, attributes = 'manual="true"'): string {
  return `<event name="${name}" ${attributes}/>`
}

function section(name: string, lines: readonly string[] = []): string[] {
  return lines.length === 0 ? [] : [`<${name}>`, ...lines, `</${name}>`]
}

export function process({ name = 'P', attributes = '', listed = [], states, transitions, events }: Parts): string {
  return [
    `<process name="${name}" ${attributes}>`,
    ...section(
      'subprocesses',
      listed.map((other) => `<process>${other}</process>`),
    ),
    ...section('states', states),
    ...section('transitions', transitions),
    ...section('events', events),
    '</process>',
  ].join('\n')
}

export function main(parts: Parts): string {
  return process({ ...parts, attributes: 'main="true"' })
}

/** A file of the OMS dialect; its processes start at line 2. */
export function oms(...processes: readonly string[]): string {
  return ['<statemachine xmlns="spryker:oms-01">', ...processes, '</statemachine>'].join('\n')
}

export function stateMachine(...processes: readonly string[]): string {
  return ['<statemachine xmlns="spryker:state-machine-01">', ...processes, '</statemachine>'].join('\n')
}

/** Reads `P.xml`, alone or with other files. */
export function read(
  text: string | Uint8Array,
  others: Readonly<Record<string, string>> = {},
  options: ReadOptions = {},
): ReadProcess {
  return readProcess(filesOf({ 'P.xml': text, ...others }), 'P.xml', options)
}

/** Findings as `level rule file:line`. */
export function findings({ findings: found }: ReadProcess): string[] {
  return found.map(({ level, rule, file, line }) => `${level} ${rule} ${file}:${line}`)
}
