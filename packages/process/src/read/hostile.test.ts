import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findings, main, oms, read, state } from '../testing/process-xml.ts'
import { filesOf, type ProcessFiles } from './files.ts'
import { LIMITS } from './limits.ts'
import { readProcess } from './read-process.ts'

const good = oms(main({ states: [state('new')] }))
const bytes = (text: string) => new TextEncoder().encode(text)

function utf16(text: string, mark: boolean): Uint8Array {
  const units = Uint16Array.from(Array.from(`${mark ? '\ufeff' : ''}${text}`, (char) => char.charCodeAt(0)))
  return new Uint8Array(units.buffer)
}

describe('a file is refused', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['that is empty', '', 'refused S3 P.xml:1'],
    ['that is not XML', 'hello', 'refused S3 P.xml:1'],
    ['that breaks off', '<statemachine>\n<process name="P" main="true">', 'refused S3 P.xml:2'],
    ['with two roots', `${good}\n<more/>`, 'refused S3 P.xml:8'],
    ['with text before the XML declaration', `\n<?xml version="1.0"?>${good}`, 'refused S3 P.xml:2'],
    ['with an attribute twice', '<statemachine a="1" a="2"/>', 'refused S3 P.xml:1'],
    ['with an entity nobody declared', '<statemachine>\n&bomb;</statemachine>', 'refused S3 P.xml:2'],
    ['with a DOCTYPE', `<?xml version="1.0"?>\n<!DOCTYPE s SYSTEM "file:///etc/passwd">${good}`, 'refused S4 P.xml:2'],
    ['with an entity bomb', '<!DOCTYPE s [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><s>&b;</s>', 'refused S4 P.xml:1'],
    ['in UTF-16', utf16(good, true), 'refused S2 P.xml:1'],
    ['in UTF-16 without its mark', utf16(good, false), 'refused S2 P.xml:1'],
    [
      'with bytes that are not UTF-8',
      new Uint8Array([...bytes('<s>\n'), 0xe9, ...bytes('</s>')]),
      'refused S2 P.xml:2',
    ],
    ['that declares another encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${good}`, 'refused S2 P.xml:1'],
    ['with a NUL character', good.replace('new', 'n\0w'), 'refused S2 P.xml:4'],
    ['that is nested deep', '<a>'.repeat(1000), 'refused S5 P.xml:1'],
    ['with very many elements', `<s>${'<p/>'.repeat(LIMITS.elements)}</s>`, 'refused S5 P.xml:1'],
    ['that is long', `${good}<!--${'x'.repeat(LIMITS.fileBytes)}-->`, 'refused S5 P.xml:1'],
  ])('%s', (_, text, finding) => {
    const result = read(text)
    expect(findings(result)).toEqual([finding])
    expect(result.process).toBeUndefined()
  })

  it('whose reading fails, saying why', () => {
    const files: ProcessFiles = {
      list: () => [],
      read: () => {
        throw new Error('the disk is gone')
      },
    }
    const [finding] = readProcess(files, 'P.xml').findings
    expect(finding).toMatchObject({ rule: 'S1', level: 'refused', message: '"P.xml" cannot be read: the disk is gone' })
  })
})

describe('of a process', () => {
  const stub = (file: string, name = 'S') => `<process name="${name}" file="${file}"/>`

  it('every file that cannot be read is named, and nothing is said of states they would have brought', () => {
    const text = oms(
      main({ states: [state('new')], transitions: ['<transition><source>x</source></transition>'] }),
      stub('A.xml'),
      stub('B.xml'),
    )
    expect(findings(read(text, { 'A.xml': '<oops', 'B.xml': '' }))).toEqual([
      'refused S3 A.xml:1',
      'refused S3 B.xml:1',
    ])
  })

  it('files that include each other in a circle are refused, naming the circle', () => {
    const text = oms(main({ states: [state('new')] }), stub('A.xml'))
    const result = read(text, {
      'A.xml': oms('<process name="A"/>', stub('B.xml')),
      'B.xml': oms('<process name="B"/>', stub('A.xml')),
    })
    expect(findings(result)).toEqual(['refused S8 B.xml:3'])
    expect(result.findings[0]?.message).toContain('A.xml → B.xml → A.xml')
  })

  it('includes that multiply are refused', () => {
    const level = (next: string) => oms(...Array.from({ length: 30 }, (_, index) => stub(next, `S${index}`)))
    const result = read(oms(main({ states: [state('new')] }), ...level('A.xml').split('\n').slice(1, -1)), {
      'A.xml': level('B.xml'),
      'B.xml': level('C.xml'),
      'C.xml': oms('<process name="C"/>'),
    })
    expect(findings(result)).toEqual(['refused S5 A.xml:22'])
  })

  it('a large file included many times is refused', () => {
    const large = oms(`<process name="S"/><!--${'x'.repeat(LIMITS.fileBytes / 2)}-->`)
    const text = oms(
      main({ states: [state('new')] }),
      ...Array.from({ length: 9 }, (_, index) => stub('A.xml', `S${index}`)),
    )
    expect(findings(read(text, { 'A.xml': large }))).toEqual(['refused S5 P.xml:14'])
  })

  it('only so many findings are shown, the gravest', () => {
    const idle = Array.from({ length: 2 * LIMITS.findings }, (_, index) => state(`s${index}`))
    const transitions = ['<transition><source>new</source><target>gone</target></transition>']
    const found = read(oms(main({ states: [state('new'), ...idle, ...idle], transitions }))).findings
    expect(found).toHaveLength(LIMITS.findings + 1)
    expect(found.filter(({ level }) => level === 'refused')).toHaveLength(1)
    expect(found.at(-1)).toMatchObject({ rule: 'S0', message: '501 more findings are not shown' })
  })

  it('names are shown in one line, clipped and without what moves a cursor', () => {
    const source = `a\nb\u009b2J\u202e${'x'.repeat(200)}`
    const text = oms(
      main({
        states: [state('new')],
        transitions: [`<transition><source>${source}</source><target>new</target></transition>`],
      }),
    )
    const [finding] = read(text).findings
    expect(finding?.message).toMatch(/^unknown source "a\\nb\\u009b2J\\u202ex+…" to "new"$/)
  })

  it('names of the language’s own objects are names like others', () => {
    const names = ['__proto__', 'constructor', 'toString']
    const transitions = names.map(
      (name) => `<transition><source>new</source><target>${name}</target><event>${name}</event></transition>`,
    )
    const result = read(
      oms(
        main({
          states: ['new', ...names].map((name) => state(name)),
          transitions,
          events: names.map((name) => `<event name="${name}" manual="true"/>`),
        }),
      ),
    )
    expect(result.process?.states.map(({ name }) => name)).toEqual(['new', ...names])
    expect(findings(result)).toEqual([])
  })
})

describe('whatever a file holds', () => {
  it('reading it gives a result and throws nothing', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      '=',
      ' ',
      'process',
      'name',
      'main',
      'true',
      'a',
      '&',
      ';',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      'file',
      '\n',
      '\ufeff',
      '<process name="P" main="true">',
      '<states>',
      '</states>',
      '</process>',
      '<state name="new"/>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(readProcess(filesOf({ 'P.xml': pieces.join('') }), 'P.xml').findings).toBeInstanceOf(Array)
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (content) => {
        expect(readProcess(filesOf({ 'P.xml': content }), 'P.xml').process).toBeUndefined()
      }),
    )
  })
})
