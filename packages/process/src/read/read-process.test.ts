import { describe, expect, it } from 'vitest'
import type { Process } from '../model.ts'
import { event, findings, main, oms, process, read, state, stateMachine, transition } from '../testing/process-xml.ts'
import { filesOf } from './files.ts'
import { isAccepted, readProcess } from './read-process.ts'

const states = [state('new'), state('done')]
const transitions = [transition('new → done: go')]
const events = [event('go')]
const plain = main({ states, transitions, events })

function ways({ transitions: all }: Process): string[] {
  return all.map(({ source, target, event: by, condition }) => [source, target, by ?? '–', condition ?? '–'].join(' '))
}

function readMain(...lines: Parameters<typeof main>): Process {
  const { process: found } = read(oms(main(...lines)))
  if (!found) throw new Error('refused')
  return found
}

describe('readProcess reads', () => {
  it('a process with its states, transitions and events, and where each stands', () => {
    const text = oms(
      main({
        states: [state('new', 'display="oms.state.new" reserved="true"', ['cancellable', 'amendable']), state('done')],
        transitions: [transition('new → done: go', 'happy="true" condition="Is/It"')],
        events: [
          event('go', 'onEnter="true" manual="true" timeout="2 hours" timeoutProcessor="Some/Day" command="Do/It"'),
        ],
      }),
    )
    const at = (line: number) => ({ file: 'P.xml', line, column: 1 })
    expect(read(text).process).toEqual({
      name: 'P',
      dialect: 'oms',
      initial: 'new',
      subprocesses: ['P'],
      states: [
        {
          name: 'new',
          display: 'oms.state.new',
          reserved: true,
          flags: ['cancellable', 'amendable'],
          process: 'P',
          at: at(4),
        },
        { name: 'done', display: 'd', reserved: false, flags: [], process: 'P', at: at(5) },
      ],
      transitions: [
        { source: 'new', target: 'done', event: 'go', condition: 'Is/It', happy: true, process: 'P', at: at(8) },
      ],
      events: [
        {
          name: 'go',
          onEnter: true,
          manual: true,
          timeout: '2 hours',
          timeoutProcessor: 'Some/Day',
          command: 'Do/It',
          process: 'P',
          at: at(11),
        },
      ],
    })
  })

  it('the attributes of Souk, whatever prefix their namespace has', () => {
    const text = oms(
      main({
        states: [state('new', 'xmlns:s="urn:souk:process-1" s:sla="2 days" s:phase="waiting"'), state('done')],
        transitions,
        events: [
          event(
            'go',
            'xmlns:s="urn:souk:process-1" s:by="operator shop operator" s:grace="10 seconds" s:form="why" t:by="x"',
          ),
        ],
      }),
    )
    const { process: found } = read(text)
    expect(found?.states[0]).toMatchObject({ sla: '2 days', phase: 'waiting' })
    expect(found?.events[0]).toMatchObject({ by: ['operator', 'shop'], grace: '10 seconds', form: 'why' })
  })

  it('names untrimmed and by case, text in pieces, and skips what has a prefix', () => {
    const text = oms(
      main({
        states: [state(' New '), '<x:state name="y"/>', state('done')],
        transitions: [
          '<transition><source> <!-- a -->N<![CDATA[ew]]><?b c?> </source><target>done</target></transition>',
        ],
      }),
    )
    expect(read(text).process?.states.map(({ name }) => name)).toEqual([' New ', 'done'])
    expect(read(text).process?.transitions[0]?.source).toBe(' New ')
  })

  it('only the exact word true as true, and empty attributes as absent', () => {
    const found = readMain({
      states: [state('new', 'reserved="TRUE" display=""'), state('done')],
      transitions: [transition('new → done: go', 'happy="1" condition=""')],
      events: [event('go', 'manual="yes" onEnter="false" command="" timeout=""')],
    })
    expect(found.states[0]).not.toHaveProperty('display')
    expect(found.states[0]?.reserved).toBe(false)
    expect(found.transitions[0]).toMatchObject({ happy: false })
    expect(found.transitions[0]).not.toHaveProperty('condition')
    expect(found.events[0]).toMatchObject({ manual: false, onEnter: false })
    expect(Object.keys(found.events[0] ?? {})).toEqual(['name', 'onEnter', 'manual', 'at', 'process'])
  })

  it('any order of sections, any element name inside them, and no section twice', () => {
    const text = oms(
      '<process name="P" main="true">',
      '<events><evt name="go"/></events><events><event name="other"/></events>',
      '<transitions><way><source>new</source><target>done</target><event>go</event></way></transitions>',
      '<states><a name="new"/><b name="done"/></states>',
      '</process>',
    )
    const result = read(text)
    expect(result.process?.events.map(({ name }) => name)).toEqual(['go'])
    expect(result.process?.states).toHaveLength(2)
    expect(findings(result)).toContain('error S11 P.xml:3')
  })

  it('the first source, target and event of a transition', () => {
    const found = readMain({
      states: [...states, state('b')],
      transitions: ['<transition><target>done</target><source>new</source><target>b</target></transition>'],
    })
    expect(ways(found)).toEqual(['new done – –'])
  })

  it('a file with a byte order mark', () => {
    const bytes = new TextEncoder().encode(`\ufeff<?xml version="1.0" encoding="utf-8"?>${oms(plain)}`)
    expect(read(bytes).process?.name).toBe('P')
  })
})

describe('readProcess merges', () => {
  const sub = process({
    name: 'Other',
    states: [state('paid')],
    transitions: [transition('done → paid: pay')],
    events: [event('pay')],
  })
  const including = (stub: string) => oms(main({ listed: ['Sub'], states, transitions, events }), stub)

  it('an included file, whose first process takes the name of the stub', () => {
    const result = read(including('<process name="Sub" file="Sub.xml"/>'), {
      'Sub.xml': oms(sub, process({ name: 'More' })),
    })
    expect(result.process?.subprocesses).toEqual(['P', 'Sub', 'More'])
    expect(result.process?.states.map((each) => [each.name, each.process])).toEqual([
      ['new', 'P'],
      ['done', 'P'],
      ['paid', 'Sub'],
    ])
    expect(result.files).toEqual(['P.xml', 'Sub.xml'])
  })

  it('an included file under its own name where the stub has none', () => {
    const text = oms(main({ listed: ['Other'], states, transitions, events }), '<process file="Sub.xml"/>')
    expect(read(text, { 'Sub.xml': oms(sub) }).process?.subprocesses).toEqual(['P', 'Other'])
  })

  it('includes of includes, and one file twice under two prefixes that do not stack', () => {
    const text = oms(
      main({
        states: [...states, state('end')],
        transitions: [
          ...transitions,
          transition('done → one - in'),
          transition('one - out → two - in: two - on'),
          transition('two - out → end'),
        ],
        events,
      }),
      '<process name="A" file="In.xml" prefix="one"/>',
      '<process name="B" file="Via.xml" prefix="three"/>',
    )
    const inner = process({
      name: 'I',
      states: [state('in'), state('out')],
      transitions: [transition('in → out: on', 'condition="C"')],
      events: [event('on')],
    })
    const via = oms(process({ name: 'V' }), '<process name="C" file="In.xml" prefix="two"/>')
    const { process: found } = read(text, { 'In.xml': oms(inner), 'Via.xml': via })
    expect(found?.states.map(({ name }) => name)).toEqual([
      'new',
      'done',
      'end',
      'one - in',
      'one - out',
      'two - in',
      'two - out',
    ])
    expect(found && ways(found)).toContain('two - in two - out two - on C')
    expect(found?.events.map(({ name }) => name)).toEqual(['go', 'one - on', 'two - on'])
  })

  it('equal states into one: the first, the main process first of all', () => {
    const early = process({
      name: 'Sub',
      states: [state('done', 'display="late"')],
      transitions: [transition('done → new: back')],
      events: [event('back')],
    })
    const { process: found } = read(oms(early, main({ listed: ['Sub'], states, transitions, events })))
    expect(found?.states.map(({ name, display }) => [name, display])).toEqual([
      ['new', 'd'],
      ['done', 'd'],
    ])
    expect(found && ways(found)).toEqual(['done new back –', 'new done go –'])
  })

  it('equal events into the last, whole', () => {
    const found = readMain({
      states,
      transitions,
      events: [event('go', 'manual="true" timeout="1 day"'), event('go', 'command="C"')],
    })
    expect(found.events).toHaveLength(1)
    expect(found.events[0]).toMatchObject({ manual: false, command: 'C' })
    expect(found.events[0]).not.toHaveProperty('timeout')
  })

  it('several main processes into the last, an included one too', () => {
    const hijacker = process({ name: 'H', attributes: 'main="true"', states: [state('h')] })
    expect(read(oms(plain, '<process file="H.xml"/>'), { 'H.xml': oms(hijacker) }).process?.name).toBe('H')
  })

  it('a process without a name under that of its file', () => {
    const text = oms(`<process main="true"><states>${states.join('')}</states></process>`)
    expect(read(text).process?.name).toBe('P')
  })

  it('the transitions of one event in the order its engine tries them', () => {
    const choice = [
      transition('new → a: go'),
      transition('new → b: go', 'condition="B"'),
      transition('new → done: stop'),
      transition('new → c: go', 'condition="C"'),
      transition('new → d: go'),
    ]
    const parts = {
      states: ['new', 'a', 'b', 'c', 'd', 'done'].map((name) => state(name)),
      transitions: choice,
      events: [event('go'), event('stop')],
    }
    const targets = (text: string) => read(text).process?.transitions.map(({ target }) => target)
    expect(targets(oms(main(parts)))).toEqual(['c', 'b', 'done', 'a', 'd'])
    expect(targets(stateMachine(main(parts)))).toEqual(['a', 'b', 'done', 'c', 'd'])
  })

  it('the transitions of one event by the document, a sub-process that stands before the main one too', () => {
    const early = process({ name: 'Sub', transitions: [transition('new → early: go', 'condition="A"')] })
    const parts = {
      states: ['new', 'early', 'late'].map((name) => state(name)),
      transitions: [transition('new → late: go', 'condition="B"')],
      events: [event('go')],
    }
    const targets = (text: string) => read(text).process?.transitions.map(({ target }) => target)
    expect(targets(oms(early, main({ ...parts, listed: ['Sub'] })))).toEqual(['late', 'early'])
    expect(targets(stateMachine(early, main({ ...parts, listed: ['Sub'] })))).toEqual(['early', 'late'])
  })

  it('and counts distinct names, and every transition', () => {
    const result = read(including('<process name="Sub" file="Sub.xml"/>'), {
      'Sub.xml': oms(
        process({
          states: [state('done'), state('paid')],
          transitions: [transition('new → paid: pay', 'condition="C"'), transition('new → done', 'condition="C"')],
          events: [event('go', 'timeout="1 day" command="X"'), event('pay', 'timeout="1 day" command="X"')],
        }),
      ),
    })
    expect(result.counts).toEqual({
      files: 2,
      processes: 2,
      states: 3,
      transitions: 3,
      events: 2,
      conditions: 1,
      commands: 1,
      timeouts: 2,
    })
  })
})

describe('readProcess tells the dialect', () => {
  const at = (path: string, text: string) => readProcess(filesOf({ [path]: text }), path).dialect
  const bare = `<statemachine>${plain}</statemachine>`

  it('by the folder, whatever the namespace says', () => {
    expect(at('config/oms/a/P.xml', stateMachine(plain))).toBe('oms')
    expect(at('oms/StateMachine/Merchant/P.xml', oms(plain))).toBe('state-machine')
  })

  it('not by a folder state-machine, in which published order processes stand', () => {
    const text = oms(main({ states, transitions, events }), '<process name="S" file="sub/S.xml"/>')
    const files = { 'tests/_data/state-machine/P.xml': text, 'tests/_data/state-machine/sub/S.xml': oms(process({})) }
    const found = readProcess(filesOf(files), 'tests/_data/state-machine/P.xml')
    expect(found).toMatchObject({ dialect: 'oms', counts: { files: 2 } })
  })

  it('else by the namespace, misspelt too, or the schema location', () => {
    expect(at('P.xml', stateMachine(plain))).toBe('state-machine')
    expect(at('P.xml', `<statemachine xmlns="spryker:statemachine-01">${plain}</statemachine>`)).toBe('state-machine')
    expect(at('P.xml', `<s xsi:noNamespaceSchemaLocation="http://x/state-machine-01.xsd">${plain}</s>`)).toBe(
      'state-machine',
    )
  })

  it('else by the content', () => {
    expect(at('P.xml', bare)).toBe('oms')
    expect(at('P.xml', bare.replaceAll('"new"', '"created"').replaceAll('>new<', '>created<'))).toBe('state-machine')
    expect(at('P.xml', `<s>${plain}<process file="Sub/A"/></s>`)).toBe('state-machine')
    expect(at('P.xml', `<s>${plain}<process file="Sub/A.xml"/></s>`)).toBe('oms')
  })

  it('unless it is told', () => {
    expect(read(oms(plain), {}, { dialect: 'state-machine' }).process?.dialect).toBe('state-machine')
  })

  it('and with it the initial state, which is the first one where the dialect’s own is missing', () => {
    expect(read(stateMachine(main({ states: [state('a'), state('created')] }))).process?.initial).toBe('created')
    expect(read(stateMachine(main({ states: [state('a'), state('new')] }))).process?.initial).toBe('a')
    expect(read(oms(main({ states: [state('a'), state('new')] }))).process?.initial).toBe('new')
  })
})

describe('isAccepted', () => {
  it('takes errors in compatible mode only, and nothing that is refused', () => {
    const at = { file: 'P.xml', line: 1, column: 1, rule: 'L1', message: '', remedy: '' }
    expect(isAccepted([{ ...at, level: 'warning' }], false)).toBe(true)
    expect(isAccepted([{ ...at, level: 'error' }], false)).toBe(false)
    expect(isAccepted([{ ...at, level: 'error' }], true)).toBe(true)
    expect(isAccepted([{ ...at, level: 'refused' }], true)).toBe(false)
  })
})
