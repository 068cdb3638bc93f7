import { describe, it } from 'vitest'
import { edited, expectVerdict, MAIN, SUB, utf16 } from '../testing/verdict.ts'

const sub = (...lines: readonly string[]): string => ['<statemachine>', ...lines, '</statemachine>'].join('\n')

describe('an include', () => {
  it.each([
    ['that is not there', 'Sub/T.xml', 'L4'],
    ['without its extension', 'Sub/S', 'L4'],
    ['in another case', 'sub/s.xml', 'L4'],
    ['in a folder that is not there', 'Other/S.xml', 'L4'],
    ['in a folder', 'Sub', 'L4'],
    ['that is blank', ' ', 'L4'],
    ['that escapes by its letters', '%2e%2e/S.xml', 'L4'],
    ['that is there twice', 'Twice.xml', 'S7'],
    ['above', '../S.xml', 'S6'],
    ['above and below again', 'Sub/../Sub/S.xml', 'S6'],
    ['far above', '../../../../etc/passwd', 'S6'],
    ['of the machine', '/etc/passwd', 'S6'],
    ['of the web', 'http://example.org/S.xml', 'S6'],
    ['of the web, encrypted', 'HTTPS://example.org/S.xml', 'S6'],
    ['of a share', '//example.org/S.xml', 'S6'],
    ['of a file address', 'file:///etc/passwd', 'S6'],
    ['of a wrapper', 'php://filter/resource=S.xml', 'S6'],
    ['of data', 'data:text/xml,&lt;s/&gt;', 'S6'],
    ['of a drive', 'C:\\S.xml', 'S6'],
    ['by backslashes', 'Sub\\S.xml', 'S6'],
    ['of itself', 'P.xml', 'S8'],
    ['that comes back', 'Back.xml', 'S8'],
  ])('%s', (_, file, rule) => {
    const text = edited({ 'file="Sub/S.xml"': `file="${file}"` })
    const others = { 'a/Twice.xml': SUB, 'b/Twice.xml': SUB, 'Back.xml': sub('<process name="S" file="P.xml"/>') }
    expectVerdict(
      { 'P.xml': text, 'Sub/S.xml': SUB, ...others },
      `refused ${rule} ${rule === 'S8' && file !== 'P.xml' ? 'Back.xml:2' : 'P.xml:19'}`,
    )
  })

  it.each<[string, string | Uint8Array, string]>([
    ['that is empty', '', 'refused S3 Sub/S.xml:1'],
    ['that is not XML', sub('<process name="S">'), 'refused S3 Sub/S.xml:3'],
    ['with a DOCTYPE', `<!DOCTYPE s [<!ENTITY a "b">]>${SUB}`, 'refused S4 Sub/S.xml:1'],
    ['in UTF-16', utf16(`\ufeff${SUB}`, true), 'refused S2 Sub/S.xml:1'],
    ['of 10 MB', `${SUB}${' '.repeat(10_000_000)}`, 'refused S5 Sub/S.xml:1'],
    [
      'with an unknown target',
      sub(
        '<process>',
        '<transitions>',
        '<transition><source>new</source><target>none</target></transition>',
        '</transitions>',
        '</process>',
      ),
      'refused L4 Sub/S.xml:4',
    ],
    [
      'with a state of the main file',
      sub('<process><states>', '<state name="paid" display="d"/>', '</states></process>'),
      'error L2 Sub/S.xml:3',
    ],
    [
      'that changes an event',
      sub('<process><events>', '<event name="pay" command="C"/>', '</events></process>'),
      'error L3 Sub/S.xml:3',
    ],
    ['that takes the main part', sub('<process name="S" main="true"/>'), 'error L1 Sub/S.xml:2'],
  ])('%s', (_, content, expected) => {
    expectVerdict({ 'P.xml': MAIN, 'Sub/S.xml': content }, expected)
  })
})
