import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'
import type { XmlElement } from './xml.ts'

interface Word {
  readonly attributes: readonly string[]
  readonly own?: readonly string[]
  readonly children: Readonly<Record<string, Word>>
  /** Elements of which only the first is read. */
  readonly once?: readonly string[]
}

const TEXT: Word = { attributes: [], children: {} }
const STATE: Word = {
  attributes: ['name', 'display', 'reserved'],
  own: ['sla', 'phase'],
  children: { flag: TEXT },
}
const TRANSITION: Word = {
  attributes: ['happy', 'condition'],
  children: { source: TEXT, target: TEXT, event: TEXT },
}
const EVENT: Word = {
  attributes: ['name', 'onEnter', 'manual', 'timeout', 'timeoutProcessor', 'command'],
  own: ['by', 'grace', 'form'],
  children: {},
}
const PROCESS: Word = {
  attributes: ['name', 'main', 'file', 'prefix'],
  own: ['acceptance'],
  once: ['subprocesses', 'states', 'transitions', 'events'],
  children: {
    subprocesses: { attributes: [], children: { process: TEXT } },
    states: { attributes: [], children: { state: STATE } },
    transitions: { attributes: [], children: { transition: TRANSITION } },
    events: { attributes: [], children: { event: EVENT } },
  },
}
const ROOT: Word = { attributes: [], children: { process: PROCESS } }
const BOOLEANS = new Set(['main', 'reserved', 'happy', 'onEnter', 'manual'])
const MEANT_TRUE = /^\s*(true|yes|on|1)\s*$/i

function meant(name: string, known: readonly string[]): string {
  const near = known.find((word) => word.toLowerCase() === name.toLowerCase())
  return near === undefined ? 'remove it, or check its spelling' : `write ${near}`
}

function* attributeFindings({ name, at, attributes, own }: XmlElement, word: Word): Generator<Finding> {
  for (const [attribute, value] of attributes) {
    if (!word.attributes.includes(attribute))
      yield {
        ...at,
        rule: 'S9',
        level: 'warning',
        message: `<${name}> has an attribute ${quote(attribute)}, which is not read`,
        remedy: meant(attribute, word.attributes),
      }
    else if (BOOLEANS.has(attribute) && value !== 'true' && value !== 'false')
      yield {
        ...at,
        rule: 'S10',
        level: MEANT_TRUE.test(value) ? 'error' : 'warning',
        message: `${attribute}=${quote(value)} counts as false`,
        remedy: `write ${attribute}="true", exactly so, or leave it out`,
      }
  }
  for (const attribute of own.keys())
    if (!word.own?.includes(attribute))
      yield {
        ...at,
        rule: 'S9',
        level: 'warning',
        message: `<${name}> has an attribute souk:${quote(attribute)}, which is not read`,
        remedy: meant(attribute, word.own ?? []),
      }
}

function sectionFinding(child: XmlElement): Finding {
  return {
    ...child.at,
    rule: 'S11',
    level: 'error',
    message: `a second <${child.name}> section is not read`,
    remedy: 'move what is in it to the first one',
  }
}

function* findingsOf(element: XmlElement, word: Word): Generator<Finding> {
  yield* attributeFindings(element, word)
  const known = Object.keys(word.children)
  const seen = new Set<string>()
  for (const child of element.children) {
    const inner = Object.hasOwn(word.children, child.name) ? word.children[child.name] : undefined
    if (seen.has(child.name) && word.once?.includes(child.name)) yield sectionFinding(child)
    else if (inner) yield* findingsOf(child, inner)
    else
      yield {
        ...child.at,
        rule: 'S9',
        level: 'warning',
        message: `an element <${child.name}> is unknown inside <${element.name}>`,
        remedy: meant(child.name, known),
      }
    seen.add(child.name)
  }
}

function* rootFindings({ name, at }: XmlElement): Generator<Finding> {
  if (name === 'statemachine') return
  yield {
    ...at,
    rule: 'S9',
    level: 'warning',
    message: `the root element is <${name}>, not <statemachine>`,
    remedy: name === 'process' ? 'put it into a <statemachine>' : 'write statemachine',
  }
}

/** What a file says in words the dialect does not have: read past by the reference without a word. */
export function vocabularyFindings(root: XmlElement): Finding[] {
  return [...rootFindings(root), ...findingsOf(root, ROOT)]
}
