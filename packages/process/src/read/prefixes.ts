import type { Finding, Position } from '../model.ts'
import { quote } from '../quote.ts'

export interface PrefixNotes {
  /** Takes the name of an element or attribute as written. */
  note(name: string, at: Position): void
  /** S9: each prefix that is used and nowhere declared, once. */
  findings(): Finding[]
}

function undeclared(prefix: string, at: Position): Finding {
  return {
    ...at,
    rule: 'S9',
    level: 'warning',
    message: `the prefix ${quote(prefix)} is not declared`,
    remedy: 'declare it on the root element, or leave it out',
  }
}

export function prefixNotes(): PrefixNotes {
  const declared = new Set(['xml', 'xmlns'])
  const used = new Map<string, Position>()
  return {
    note(name, at) {
      const [prefix, local] = name.split(':', 2)
      if (prefix === undefined || local === undefined) return
      if (prefix === 'xmlns') declared.add(local)
      else if (!used.has(prefix)) used.set(prefix, at)
    },
    findings: () => [...used].flatMap(([prefix, at]) => (declared.has(prefix) ? [] : [undeclared(prefix, at)])),
  }
}
