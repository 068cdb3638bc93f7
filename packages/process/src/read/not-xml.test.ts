import { describe, it } from 'vitest'
import { edited, expectVerdict, MAIN, SUB, utf16 } from '../testing/verdict.ts'
import { LIMITS } from './limits.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin1 = (text: string): Uint8Array => Uint8Array.from(Array.from(text), (char) => char.charCodeAt(0))
const accented = bytes(edited({ '"new"': '"n\u00e9w"' }))
const cutLetter = accented.slice(0, accented.indexOf(0xc3) + 1)
const declared = (encoding: string): string =>
  edited({ '<?xml version="1.0"?>': `<?xml version="1.0" encoding="${encoding}"?>` })
const doctype = (declaration: string): string =>
  edited({ '<statemachine': `<!DOCTYPE statemachine ${declaration}>\n<statemachine` })

describe('a file that is', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'refused S3 P.xml:1'],
    ['blank', ' \n\n', 'refused S3 P.xml:2'],
    ['a byte order mark alone', '\ufeff', 'refused S3 P.xml:1'],
    ['text', 'states: new, paid', 'refused S3 P.xml:1'],
    ['JSON', '{"process": {}}', 'refused S3 P.xml:1'],
    ['a web page', '<!DOCTYPE html><html><body>404</body></html>', 'refused S4 P.xml:1'],
    ['a comment alone', '<!-- nothing -->', 'refused S3 P.xml:1'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'refused S2 P.xml:1'],
    ['packed', Uint8Array.of(0x1f, 0x8b, 0x08, 0xff, 0xfe, 0x80), 'refused S2 P.xml:1'],
    ['UTF-16 with its mark', utf16(`\ufeff${MAIN}`, true), 'refused S2 P.xml:1'],
    ['UTF-16, big end first', utf16(`\ufeff${MAIN}`, false), 'refused S2 P.xml:1'],
    ['UTF-16 without its mark', utf16(MAIN, true), 'refused S2 P.xml:1'],
    ['UTF-32', Uint8Array.of(0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c), 'refused S2 P.xml:1'],
    ['Latin-1 without a word', latin1(edited({ '"new"': '"n\u00e9w"' })), 'refused S2 P.xml:6'],
    ['Latin-1 by its word', latin1(declared('ISO-8859-1').replace('"new"', '"n\u00e9w"')), 'refused S2 P.xml:6'],
    ['UTF-8 but says Latin-1', declared('ISO-8859-1').replace('"new"', '"n\u00e9w"'), 'refused S2 P.xml:1'],
    ['ASCII but says UTF-16', declared('UTF-16'), 'refused S2 P.xml:1'],
    ['ASCII but says what nobody knows', declared('x-klingon'), 'refused S2 P.xml:1'],
    ['ASCII and says Latin-1', declared('ISO-8859-1'), 'warning S2 P.xml:1'],
    ['ASCII and says Windows', declared('windows-1252'), 'warning S2 P.xml:1'],
    ['ASCII and says so', declared('US-ASCII'), 'warning S2 P.xml:1'],
    ['cut off in a tag', MAIN.slice(0, MAIN.indexOf('display')), 'refused S3 P.xml:6'],
    ['cut off in a name', MAIN.slice(0, MAIN.indexOf('aid')), 'refused S3 P.xml:7'],
    ['cut off in a text', MAIN.slice(0, MAIN.indexOf('ew</source>')), 'refused S3 P.xml:11'],
    ['cut off in an end', MAIN.slice(0, -3), 'refused S3 P.xml:20'],
    ['cut off in a letter', cutLetter, 'refused S2 P.xml:6'],
    ['10 MB long', `${MAIN}<!--${'x'.repeat(10_000_000)}-->`, 'refused S5 P.xml:1'],
    ['10 MB of blanks', ' '.repeat(10_000_000), 'refused S5 P.xml:1'],
    ['nested without end', '<a>'.repeat(300_000), 'refused S5 P.xml:1'],
    ['of very many elements', `<s>${'<p/>'.repeat(LIMITS.elements)}</s>`, 'refused S5 P.xml:1'],
    ['of very many processes', `<s>${'<process main="true"/>'.repeat(LIMITS.elements)}</s>`, 'refused S5 P.xml:1'],
    ['another kind of XML', '<project name="build"><target/></project>', 'refused L1 P.xml:1'],
    ['an empty state machine', '<statemachine xmlns="spryker:oms-01"/>', 'refused L1 P.xml:1'],
    ['a process without its root', '<process name="P" main="true"><states/></process>', 'refused L1 P.xml:1'],
    ['all prefixed', '<o:statemachine xmlns:o="a"><o:process main="true"/></o:statemachine>', 'refused L1 P.xml:1'],
  ])('%s', (_, content, expected) => {
    expectVerdict({ 'P.xml': content, 'Sub/S.xml': SUB }, expected)
  })
})

describe('XML with', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['an end that is missing', { '</states>': '' }, 'refused S3 P.xml:18'],
    ['an end of another', { '</states>': '</stats>' }, 'refused S3 P.xml:9'],
    ['an end too many', { '</statemachine>': '</statemachine></statemachine>' }, 'refused S3 P.xml:20'],
    ['two roots', { '</statemachine>': '</statemachine>\n<statemachine/>' }, 'refused S3 P.xml:21'],
    ['text after its end', { '</statemachine>': '</statemachine>\nbye' }, 'refused S3 P.xml:21'],
    ['an attribute twice', { '"new" display': '"new" name="n" display' }, 'refused S3 P.xml:6'],
    ['an attribute without quotes', { 'name="new"': 'name=new' }, 'refused S3 P.xml:6'],
    ['an attribute without a value', { 'name="new"': 'name' }, 'refused S3 P.xml:6'],
    ['attributes without a blank', { '"new" display': '"new"display' }, 'refused S3 P.xml:6'],
    ['a < in an attribute', { '"new"': '"n<ew"' }, 'refused S3 P.xml:6'],
    ['a bare &', { '>new<': '>n & w<' }, 'refused S3 P.xml:11'],
    ['an entity of web pages', { '>new<': '>n&nbsp;w<' }, 'refused S3 P.xml:11'],
    ['a character that is none', { '"new"': '"n&#0;w"' }, 'refused S3 P.xml:6'],
    ['half a character', { '"new"': '"n&#xD800;w"' }, 'refused S3 P.xml:6'],
    ['a control character', { '"new"': '"n\u0001w"' }, 'refused S3 P.xml:6'],
    ['a NUL', { '"new"': '"n\0w"' }, 'refused S2 P.xml:6'],
    ['-- in a comment', { '<states>': '<!-- a -- b --><states>' }, 'refused S3 P.xml:5'],
    ['a comment without end', { '<events>': '<!-- <events>' }, 'refused S3 P.xml:14'],
    ['CDATA without end', { '<event>pay': '<event><![CDATA[pay' }, 'refused S3 P.xml:11'],
    ['an instruction without end', { '<events>': '<?souk <events>' }, 'refused S3 P.xml:14'],
    ['an & in an attribute', { '"new"': '"n&w"' }, 'refused S3 P.xml:6'],
    [']]> in a text', { '<source>new': '<source>n]]>' }, 'refused S3 P.xml:11'],
    ['a tag that begins with a digit', { '<states>': '<1states>' }, 'refused S3 P.xml:5'],
    ['a line before its declaration', { '<?xml': '\n<?xml' }, 'refused S3 P.xml:2'],
    ['a second declaration', { '<states>': '<?xml version="1.0"?><states>' }, 'refused S3 P.xml:5'],
    ['another version', { '"1.0"': '"2.0"' }, 'refused S3 P.xml:1'],
  ])('%s', (_, edits, expected) => {
    expectVerdict({ 'P.xml': edited(edits), 'Sub/S.xml': SUB }, expected)
  })

  it.each([
    'SYSTEM "http://example.org/oms.dtd"',
    'SYSTEM "file:///etc/passwd"',
    '[<!ENTITY x SYSTEM "file:///etc/passwd">]',
    '[<!ENTITY a "aa"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]',
    '[<!ENTITY % p SYSTEM "http://example.org/p.dtd"> %p;]',
    '[<!ELEMENT state EMPTY>]',
    '',
  ])('a DOCTYPE: %s', (declaration) => {
    expectVerdict({ 'P.xml': doctype(declaration), 'Sub/S.xml': SUB }, 'refused S4 P.xml:2')
  })
})
