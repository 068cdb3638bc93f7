import { parseInterval } from '../interval.ts'
import type { Finding, FiredBy, Phase } from '../model.ts'
import { quote } from '../quote.ts'
import type {
  DeclaredEvent,
  DeclaredProcess,
  DeclaredState,
  DeclaredTransition,
  IgnoredEnd,
  Mention,
} from './declared.ts'
import { decode } from './decode.ts'
import { vocabularyFindings } from './vocabulary.ts'
import { parseXml, type XmlDocument, type XmlElement } from './xml.ts'

export interface ProcessDocument {
  readonly file: string
  readonly kind: XmlDocument['kind']
  readonly processes: readonly DeclaredProcess[]
  /** What is odd about the file by itself; never a refusal. */
  readonly findings: readonly Finding[]
}

const FIRED_BY: readonly string[] = ['operator', 'merchant', 'customer', 'shop', 'system'] satisfies FiredBy[]
const PHASES: readonly string[] = ['neutral', 'progress', 'waiting', 'good', 'bad'] satisfies Phase[]

const isFiredBy = (word: string): word is FiredBy => FIRED_BY.includes(word)
const isPhase = (word: string): word is Phase => PHASES.includes(word)

type Report = (finding: Omit<Finding, 'file' | 'line' | 'column'>, element: XmlElement) => void

/** Drops the absent values, so that an optional property is either there or not. */
function present<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
}

function section(process: XmlElement, name: string): readonly XmlElement[] {
  return process.children.find((child) => child.name === name)?.children ?? []
}

function mention({ text, at }: XmlElement): Mention {
  return { name: text, at }
}

function ownInterval(element: XmlElement, attribute: string, report: Report): string | undefined {
  const text = element.own.get(attribute)
  if (text === undefined || parseInterval(text)) return text
  const message = `souk:${attribute}=${quote(text)} is no interval and is left out`
  report({ rule: 'S12', level: 'error', message, remedy: 'write it like 2 hours or 14 days' }, element)
  return undefined
}

function ownPhase(element: XmlElement, report: Report): Phase | undefined {
  const text = element.own.get('phase')
  if (text === undefined || isPhase(text)) return text
  const message = `souk:phase=${quote(text)} is no phase and is left out`
  report({ rule: 'S12', level: 'error', message, remedy: `write one of ${PHASES.join(', ')}` }, element)
  return undefined
}

function ownBy(element: XmlElement, report: Report): readonly FiredBy[] | undefined {
  const words = element.own.get('by')?.split(/\s+/).filter(Boolean) ?? []
  const strange = words.filter((word) => !isFiredBy(word))
  if (strange.length > 0) {
    const message = `souk:by names ${strange.map(quote).join(', ')}, who may fire nothing`
    report({ rule: 'S12', level: 'error', message, remedy: `write some of ${FIRED_BY.join(', ')}` }, element)
  }
  const known = [...new Set(words.filter(isFiredBy))]
  return known.length > 0 ? known : undefined
}

function stateOf(element: XmlElement, report: Report): DeclaredState {
  const flags = element.children.filter(({ name, text }) => name === 'flag' && text !== '')
  return present<DeclaredState>({
    name: element.attributes.get('name') ?? '',
    display: element.attributes.get('display'),
    reserved: element.attributes.get('reserved') === 'true',
    flags: flags.map(({ text }) => text),
    sla: ownInterval(element, 'sla', report),
    phase: ownPhase(element, report),
    at: element.at,
  })
}

function eventOf(element: XmlElement, report: Report): DeclaredEvent {
  const { attributes, own, at } = element
  return present<DeclaredEvent>({
    name: attributes.get('name') ?? '',
    onEnter: attributes.get('onEnter') === 'true',
    manual: attributes.get('manual') === 'true',
    timeout: attributes.get('timeout'),
    timeoutProcessor: attributes.get('timeoutProcessor'),
    command: attributes.get('command'),
    by: ownBy(element, report),
    grace: ownInterval(element, 'grace', report),
    form: own.get('form'),
    at,
  })
}

const ENDS = ['source', 'target', 'event'] as const

function transitionOf({ attributes, children, at }: XmlElement): DeclaredTransition {
  const [source, target, event] = ENDS.map((end) => children.find(({ name }) => name === end)?.text)
  return present<DeclaredTransition>({
    source: source ?? '',
    target: target ?? '',
    event,
    condition: attributes.get('condition'),
    happy: attributes.get('happy') === 'true',
    at,
  })
}

function ignoredEnds(element: XmlElement, transition: DeclaredTransition): IgnoredEnd[] {
  return ENDS.flatMap((end) => {
    const [, ...others] = element.children.filter(({ name }) => name === end)
    return others.map((other) => ({ ...mention(other), element: end, transition }))
  })
}

function named<T extends { readonly name: string }>(
  elements: readonly XmlElement[],
  read: (element: XmlElement) => T,
  nameless: (element: XmlElement) => void,
): T[] {
  return elements.flatMap((element) => {
    const value = read(element)
    if (value.name !== '') return [value]
    nameless(element)
    return []
  })
}

function processOf(element: XmlElement, report: Report): DeclaredProcess {
  const { attributes, at } = element
  const nameless = (what: string, level: 'error' | 'warning') => (child: XmlElement) => {
    const message = `${what} without a name is not read`
    report({ rule: 'S13', level, message, remedy: 'give it a name, or remove it' }, child)
  }
  const transitions = section(element, 'transitions').map((child) => [child, transitionOf(child)] as const)
  return present<DeclaredProcess>({
    name: attributes.get('name'),
    main: attributes.get('main') === 'true',
    file: attributes.get('file'),
    prefix: attributes.get('prefix'),
    acceptance: ownInterval(element, 'acceptance', report),
    listed: section(element, 'subprocesses').map(mention),
    states: named(section(element, 'states'), (child) => stateOf(child, report), nameless('a state', 'error')),
    transitions: transitions.map(([, transition]) => transition),
    ignored: transitions.flatMap(([child, transition]) => ignoredEnds(child, transition)),
    events: named(section(element, 'events'), (child) => eventOf(child, report), nameless('an event', 'warning')),
    at,
  })
}

/** Reads one file by itself. Throws a `Fault` where it is no process file at all. */
export function readDocument(bytes: Uint8Array, file: string): ProcessDocument {
  const { root, kind, skipped, findings: odd } = parseXml(decode(bytes, file), file)
  const findings = [...odd, ...vocabularyFindings(root)]
  const report: Report = (finding, { at }) => void findings.push({ ...at, ...finding })
  for (const element of skipped) {
    const message = `<${element.name}> and all that is in it is not read, for its prefix`
    report({ rule: 'S9', level: 'warning', message, remedy: 'leave the prefix out' }, element)
  }
  const processes = root.children.map((child) => processOf(child, report))
  return { file, kind, processes, findings }
}
