import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findings, main, oms, read, state } from '../testing/process-xml.ts'
import { filesOf, type ProcessFiles } from './files.ts'
import { LIMITS } from './limits.ts'
import { readProcess } from './read-process.ts'

describe('a file is refused', () => {
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

describe('files that cannot be listed', () => {
  const files = (text: string): ProcessFiles => ({
    ...filesOf({ 'P.xml': text }),
    list: () => {
      throw new Error('there are too many')
    },
  })

  it('are no matter to a process without includes, and refuse one with', () => {
    const alone = main({ states: [state('new')] })
    expect(readProcess(files(oms(alone)), 'P.xml').process?.name).toBe('P')
    const including = readProcess(files(oms(alone, '<process name="S" file="S.xml"/>')), 'P.xml')
    expect(findings(including)).toEqual(['refused S5 P.xml:7'])
    expect(including.findings[0]?.message).toContain('there are too many')
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
    expect(found.at(-1)).toMatchObject({ rule: 'S0', message: '502 more findings are not shown' })
  })

  it('names are shown in one line, clipped and without what moves a cursor', () => {
    const source = `a\nb\u009b2J\u202e${'x'.repeat(200)}`
    const text = oms(
      main({
        states: [state('new')],
        transitions: [`<transition><source>${source}</source><target>new</target></transition>`],
      }),
    )
    const finding = read(text).findings.find(({ rule }) => rule === 'L4')
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
