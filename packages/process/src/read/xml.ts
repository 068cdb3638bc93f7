import { SaxesParser } from 'saxes'
import type { Finding, Position } from '../model.ts'
import { quote } from '../quote.ts'
import { Fault } from './fault.ts'
import { LIMITS } from './limits.ts'
import { positionsIn } from './positions.ts'
import type { PositionOf } from './positions.ts'
import { prefixNotes } from './prefixes.ts'
import { firstUnended } from './unended.ts'

/** An element as the reference sees it: without prefixed elements and attributes, comments and instructions. */
export interface XmlElement {
  readonly name: string
  readonly at: Position
  /** Empty ones count as absent. */
  readonly attributes: ReadonlyMap<string, string>
  /** Attributes of `urn:souk:process-1`, under whatever prefix. */
  readonly own: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own characters and CDATA, untrimmed. */
  readonly text: string
}

export interface XmlDocument {
  readonly root: XmlElement
  /** Default namespace and schema location of the root, as written. */
  readonly kind: { readonly namespace: string; readonly schema: string }
  /** Outermost elements that were skipped for their prefix. */
  readonly skipped: readonly XmlElement[]
  /** What is odd about it as XML; never a refusal. */
  readonly findings: readonly Finding[]
}

const OWN = 'urn:souk:process-1'

interface Open {
  readonly element: {
    name: string
    at: Position
    attributes: Map<string, string>
    own: Map<string, string>
    children: XmlElement[]
    text: string
  }
  readonly seen: boolean
  ownPrefixes: ReadonlySet<string>
}

function ownPrefixes(inherited: ReadonlySet<string>, attributes: Record<string, string>): ReadonlySet<string> {
  const declared = Object.entries(attributes).filter(([name]) => name.startsWith('xmlns:'))
  if (declared.length === 0) return inherited
  const prefixes = new Set(inherited)
  for (const [name, uri] of declared) {
    if (uri === OWN) prefixes.add(name.slice(6))
    else prefixes.delete(name.slice(6))
  }
  return prefixes
}

function sortAttributes(open: Open, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const [prefix, local] = name.split(':', 2)
    if (value === '' || name === 'xmlns') continue
    if (local === undefined) open.element.attributes.set(name, value)
    else if (prefix !== undefined && open.ownPrefixes.has(prefix)) open.element.own.set(local, value)
  }
}

function kindOf(attributes: Record<string, string>): XmlDocument['kind'] {
  const schemas = Object.entries(attributes).filter(([name]) => /(^|:)(noNamespaceS|s)chemaLocation$/.test(name))
  return { namespace: attributes['xmlns'] ?? '', schema: schemas.map(([, value]) => value).join(' ') }
}

type Parser = SaxesParser<{ xmlns: false }>

/** Encodings that read ASCII as UTF-8 does. */
const SINGLE_BYTE = /^(us-)?ascii$|^(iso[-_]?8859|latin|windows|cp)[-_]?\d+$/i

/** The encoding a file declares: one that would read the same characters is harmless. Throws a `Fault` for another. */
function encodingFindings(encoding: string | undefined, text: string, at: Position): Finding[] {
  if (encoding === undefined || /^utf-?8$/i.test(encoding)) return []
  const [message, remedy] = [`the file declares the encoding ${quote(encoding)}`, 'save and declare it as UTF-8']
  if (!SINGLE_BYTE.test(encoding) || /[^\0-\x7f]/.test(text)) throw new Fault('S2', at, [message, remedy])
  return [{ ...at, rule: 'S2', level: 'warning', message, remedy }]
}

/** Refuses what is not XML, not UTF-8 by its own word, or has a DOCTYPE: no entity is ever declared or loaded. */
function refuse(parser: Parser, text: string, positionOf: PositionOf): () => readonly Finding[] {
  const findings: Finding[] = []
  const here = () => positionOf(Math.max(0, Math.min(parser.position, text.length) - 1))
  parser.on('error', ({ message }) => {
    const at = here()
    const cause = firstUnended(text)
    if (cause && cause.offset < parser.position)
      throw new Fault('S3', positionsIn(text, at.file)(cause.offset), [`not XML: ${cause.message}`, cause.remedy])
    throw new Fault('S3', at, [`not XML: ${message.replace(/\.$/, '')}`, 'write well-formed XML'])
  })
  parser.on('xmldecl', ({ encoding }) => void findings.push(...encodingFindings(encoding, text, here())))
  parser.on('doctype', () => {
    const at = positionOf(text.indexOf('<!DOCTYPE'))
    throw new Fault('S4', at, ['the file has a DOCTYPE', 'remove it: entities are not read'])
  })
  return () => findings
}

function opened(name: string, at: Position, parent: Open | undefined): Open {
  return {
    element: { name, at, attributes: new Map(), own: new Map(), children: [], text: '' },
    seen: parent === undefined || (parent.seen && !name.includes(':')),
    ownPrefixes: parent?.ownPrefixes ?? new Set(),
  }
}

/** Builds the document while the parser runs. */
function collect(parser: Parser, text: string, positionOf: PositionOf): () => XmlDocument | undefined {
  const stack: Open[] = []
  const { note, findings } = prefixNotes()
  const skipped: XmlElement[] = []
  let count = 0
  let root: XmlElement | undefined
  let kind: XmlDocument['kind'] = { namespace: '', schema: '' }
  parser.on('opentagstart', ({ name }) => {
    const at = positionOf(text.lastIndexOf('<', parser.position - 1))
    if (++count > LIMITS.elements)
      throw new Fault('S5', at, [`there are more than ${LIMITS.elements} elements`, 'split the process'])
    if (stack.push(opened(name, at, stack.at(-1))) > LIMITS.elementDepth)
      throw new Fault('S5', at, [`elements are nested deeper than ${LIMITS.elementDepth}`, 'five levels are enough'])
  })
  parser.on('opentag', ({ attributes }) => {
    const [current, parent] = [stack.at(-1), stack.at(-2)]
    if (!current) return
    for (const name of [current.element.name, ...Object.keys(attributes)]) note(name, current.element.at)
    if (!parent) kind = kindOf(attributes)
    root ??= current.element
    current.ownPrefixes = ownPrefixes(current.ownPrefixes, attributes)
    sortAttributes(current, attributes)
    if (parent?.seen) (current.seen ? parent.element.children : skipped).push(current.element)
  })
  const append = (characters: string) => {
    const current = stack.at(-1)
    if (current) current.element.text += characters
  }
  parser.on('text', append)
  parser.on('cdata', append)
  parser.on('closetag', () => void stack.pop())
  return () => root && { root, kind, skipped, findings: findings() }
}

/** Reads one XML file. A prefix nobody declared is no fault (the reference only warns). Throws a `Fault`. */
export function parseXml(text: string, file: string): XmlDocument {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const positionOf = positionsIn(text, file)
  const declared = refuse(parser, text, positionOf)
  const document = collect(parser, text, positionOf)
  parser.write(text).close()
  const found = document()
  if (!found) throw new Fault('S3', positionOf(0), ['not XML: there is no element', 'write a <statemachine> into it'])
  return { ...found, findings: [...declared(), ...found.findings] }
}
