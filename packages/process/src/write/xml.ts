import type { Dialect, Process, ProcessEvent, State, Transition } from '../model.ts'
import { withinChoices } from '../read/order.ts'
import { escaped } from './escape.ts'

const NAMESPACES: Readonly<Record<Dialect, string>> = {
  oms: 'spryker:oms-01',
  'state-machine': 'spryker:state-machine-01',
}
const OWN = 'urn:souk:process-1'

type Attributes = Readonly<Record<string, string | boolean | undefined>>

/** False and absent attributes are left out. */
function opening(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined || value === false ? [] : ` ${key}="${escaped(String(value))}"`,
  )
  return `<${name}${written.join('')}`
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}

function element(name: string, attributes: Attributes, children: readonly string[]): string[] {
  const start = opening(name, attributes)
  return children.length === 0 ? [`${start}/>`] : [`${start}>`, ...indented(children), `</${name}>`]
}

function section(name: string, children: readonly string[]): string[] {
  return children.length === 0 ? [] : element(name, {}, children)
}

function text(name: string, content: string): string {
  return `<${name}>${escaped(content)}</${name}>`
}

function stateLines({ name, display, reserved, flags, sla, phase }: State): string[] {
  const attributes = { name, display, reserved, 'souk:sla': sla, 'souk:phase': phase }
  return element(
    'state',
    attributes,
    flags.map((flag) => text('flag', flag)),
  )
}

function transitionLines({ source, target, event, condition, happy }: Transition): string[] {
  const ends = [text('source', source), text('target', target), ...(event === undefined ? [] : [text('event', event)])]
  return element('transition', { happy, condition }, ends)
}

function eventLines({
  name,
  onEnter,
  manual,
  timeout,
  timeoutProcessor,
  command,
  by,
  grace,
  form,
}: ProcessEvent): string[] {
  const own = { 'souk:by': by?.join(' '), 'souk:grace': grace, 'souk:form': form }
  return element('event', { name, onEnter, manual, timeout, timeoutProcessor, command, ...own }, [])
}

/** The reader reverses an OMS choice's conditions and puts the others last: here it is turned back, file by file. */
function inFileOrder({ dialect, subprocesses, transitions }: Process): Transition[] {
  if (dialect === 'state-machine') return [...transitions]
  const rank = new Map(subprocesses.map((name, index) => [name, index]))
  const rankOf = ({ process }: Transition) => rank.get(process) ?? 0
  return withinChoices(transitions, (members) =>
    [
      ...members.filter(({ condition }) => condition !== undefined).toReversed(),
      ...members.filter(({ condition }) => condition === undefined),
    ].toSorted((a, b) => rankOf(a) - rankOf(b)),
  )
}

function processLines(process: Process, name: string, transitions: readonly Transition[]): string[] {
  const own = (each: { readonly process: string }) => each.process === name
  const main = name === process.name
  const listed = main ? process.subprocesses.filter((other) => other !== name) : []
  return element('process', { name, main, 'souk:acceptance': main ? process.acceptance : undefined }, [
    ...section(
      'subprocesses',
      listed.map((other) => text('process', other)),
    ),
    ...section('states', process.states.filter(own).flatMap(stateLines)),
    ...section('transitions', transitions.filter(own).flatMap(transitionLines)),
    ...section('events', process.events.filter(own).flatMap(eventLines)),
  ])
}

/** The process as one XML file of its dialect, which reads back as the same process but for positions. */
export function writeXml(process: Process): string {
  const transitions = inFileOrder(process)
  const lines = process.subprocesses.flatMap((name) => processLines(process, name, transitions))
  const body = element('statemachine', { xmlns: NAMESPACES[process.dialect] }, lines).join('\n')
  const own = / souk:[a-z]+="/.test(body) ? body.replace('>', ` xmlns:souk="${OWN}">`) : body
  return `<?xml version="1.0" encoding="UTF-8"?>\n${own}\n`
}
