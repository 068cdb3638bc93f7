import type { Finding } from '../model.ts'
import type {
  DeclaredEvent,
  DeclaredProcess,
  DeclaredState,
  DeclaredTransition,
  IgnoredEnd,
  Mention,
} from './declared.ts'
import { decode } from './decode.ts'
import { ownBy, ownInterval, ownPhase, present } from './own.ts'
import type { Report } from './own.ts'
import { vocabularyFindings } from './vocabulary.ts'
import { parseXml, type XmlDocument, type XmlElement } from './xml.ts'

export interface ProcessDocument {
  readonly file: string
  readonly kind: XmlDocument['kind']
  readonly processes: readonly DeclaredProcess[]
  /** What is odd about the file by itself; never a refusal. */
  readonly findings: readonly Finding[]
}

type ReportAt = (element: XmlElement) => Report

function section(process: XmlElement, name: string): readonly XmlElement[] {
  return process.children.find((child) => child.name === name)?.children ?? []
}

function mention({ text, at }: XmlElement): Mention {
  return { name: text, at }
}

function stateOf(element: XmlElement, reportAt: ReportAt): DeclaredState {
  const report = reportAt(element)
  const flags = element.children.filter(({ name, text }) => name === 'flag' && text !== '')
  return present<DeclaredState>({
    name: element.attributes.get('name') ?? '',
    display: element.attributes.get('display'),
    reserved: element.attributes.get('reserved') === 'true',
    flags: flags.map(({ text }) => text),
    sla: ownInterval('souk:sla', element.own.get('sla'), report),
    phase: ownPhase('souk:phase', element.own.get('phase'), report),
    at: element.at,
  })
}

function eventOf(element: XmlElement, reportAt: ReportAt): DeclaredEvent {
  const { attributes, own, at } = element
  const report = reportAt(element)
  return present<DeclaredEvent>({
    name: attributes.get('name') ?? '',
    onEnter: attributes.get('onEnter') === 'true',
    manual: attributes.get('manual') === 'true',
    timeout: attributes.get('timeout'),
    timeoutProcessor: attributes.get('timeoutProcessor'),
    command: attributes.get('command'),
    by: ownBy('souk:by', own.get('by')?.split(/\s+/).filter(Boolean) ?? [], report),
    grace: ownInterval('souk:grace', own.get('grace'), report),
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

function processOf(element: XmlElement, reportAt: ReportAt): DeclaredProcess {
  const { attributes, at } = element
  const nameless = (what: string, level: 'error' | 'warning') => (child: XmlElement) => {
    const message = `${what} without a name is not read`
    reportAt(child)({ rule: 'S13', level, message, remedy: 'give it a name, or remove it' })
  }
  const transitions = section(element, 'transitions').map((child) => [child, transitionOf(child)] as const)
  return present<DeclaredProcess>({
    name: attributes.get('name'),
    main: attributes.get('main') === 'true',
    file: attributes.get('file'),
    prefix: attributes.get('prefix'),
    acceptance: ownInterval('souk:acceptance', element.own.get('acceptance'), reportAt(element)),
    listed: section(element, 'subprocesses').map(mention),
    states: named(section(element, 'states'), (child) => stateOf(child, reportAt), nameless('a state', 'error')),
    transitions: transitions.map(([, transition]) => transition),
    ignored: transitions.flatMap(([child, transition]) => ignoredEnds(child, transition)),
    events: named(section(element, 'events'), (child) => eventOf(child, reportAt), nameless('an event', 'warning')),
    at,
  })
}

/** Reads one file by itself. Throws a `Fault` where it is no process file at all. */
export function readDocument(bytes: Uint8Array, file: string): ProcessDocument {
  const { root, kind, skipped, findings: odd } = parseXml(decode(bytes, file), file)
  const findings = [...odd, ...vocabularyFindings(root)]
  const reportAt: ReportAt =
    ({ at }) =>
    (finding) =>
      void findings.push({ ...at, ...finding })
  for (const element of skipped) {
    const message = `<${element.name}> and all that is in it is not read, for its prefix`
    reportAt(element)({ rule: 'S9', level: 'warning', message, remedy: 'leave the prefix out' })
  }
  const processes = root.children.map((child) => processOf(child, reportAt))
  return { file, kind, processes, findings }
}
