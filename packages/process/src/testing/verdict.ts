import { expect } from 'vitest'
import type { Level } from '../model.ts'
import { filesOf } from '../read/files.ts'
import { readProcess } from '../read/read-process.ts'

/** A process that nothing is to be said against, with an include; a test makes it faulty. */
export const MAIN = `<?xml version="1.0"?>
<statemachine xmlns="spryker:oms-01">
<process name="P" main="true">
<subprocesses><process>S</process></subprocesses>
<states>
<state name="new" display="d"/>
<state name="paid" display="d"/>
<state name="closed" display="d"/>
</states>
<transitions>
<transition><source>new</source><target>paid</target><event>pay</event></transition>
<transition><source>paid</source><target>closed</target><event>close</event></transition>
</transitions>
<events>
<event name="pay" manual="true"/>
<event name="close" manual="true" timeout="14 days"/>
</events>
</process>
<process name="S" file="Sub/S.xml"/>
</statemachine>`
/** What `MAIN` includes as `Sub/S.xml`. */
export const SUB = '<statemachine xmlns="spryker:oms-01">\n<process name="S"/>\n</statemachine>'

type Files = Readonly<Record<string, string | Uint8Array>>

const LEVELS: readonly Level[] = ['refused', 'error', 'warning', 'info']

/**
 * Reads `P.xml` and expects a finding, as `level rule file:line`, whose level is the gravest of all. Only what is refused
 * gives no process.
 */
export function expectVerdict(files: Files, expected: string): void {
  const { process, findings } = readProcess(filesOf(files), 'P.xml')
  const gravest = LEVELS.find((level) => findings.some((finding) => finding.level === level))
  expect(findings.map(({ level, rule, file, line }) => `${level} ${rule} ${file}:${line}`)).toContain(expected)
  expect(gravest).toBe(expected.split(' ')[0])
  expect(process === undefined).toBe(gravest === 'refused')
  for (const { message, remedy } of findings) expect(`${message} ${remedy}`).not.toMatch(/[\n\r]/)
}

/** `MAIN` with each key, which it has, replaced by its value. */
export function edited(edits: Readonly<Record<string, string>>): string {
  return Object.entries(edits).reduce((text, [from, to]) => {
    expect(text).toContain(from)
    return text.replace(from, () => to)
  }, MAIN)
}

export const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (const [index, char] of Array.from(text).entries()) view.setUint16(index * 2, char.charCodeAt(0), littleEndian)
  return new Uint8Array(view.buffer)
}
