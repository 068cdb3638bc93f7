import { describe, expect, it } from 'vitest'
import { filesOf } from '../read/files.ts'
import { readProcess } from '../read/read-process.ts'
import { edited, expectVerdict, MAIN, SUB } from '../testing/verdict.ts'

it('says nothing against the process that is made faulty here', () => {
  expect(readProcess(filesOf({ 'P.xml': MAIN, 'Sub/S.xml': SUB }), 'P.xml').findings).toEqual([])
})

const STATE = '<state name="closed" display="d"/>'
const EVENT = '<event name="pay" manual="true"/>'
const LAST = '<target>closed</target><event>close</event></transition>'
const section = (name: string): string => new RegExp(`<${name}>[^]*</${name}>`).exec(MAIN)?.[0] ?? ''

/** One more transition, in line 13; event-less without an event. */
const way = (source: string, target: string, { event = '', attributes = '' } = {}): Record<string, string> => ({
  [LAST]: `${LAST}\n<transition ${attributes}><source>${source}</source><target>${target}</target>${event && `<event>${event}</event>`}</transition>`,
})
const states = (more: string): Record<string, string> => ({ [STATE]: `${STATE}${more}` })
const events = (more: string): Record<string, string> => ({ [EVENT]: `${EVENT}${more}` })
const late = (timeout: string): Record<string, string> => ({ 'timeout="14 days"': `timeout="${timeout}"` })
const long = 'x'.repeat(256)

describe('a process with', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['no main', { ' main="true"': '' }, 'refused L1 P.xml:1'],
    ['a main in capitals', { 'main="true"': 'main="TRUE"' }, 'refused L1 P.xml:1'],
    ['a main that is 1', { 'main="true"': 'main="1"' }, 'refused L1 P.xml:1'],
    ['a main of a namespace', { 'main="true"': 'x:main="true" xmlns:x="u"' }, 'refused L1 P.xml:1'],
    ['an unknown source', { '<source>new': '<source>none' }, 'refused L4 P.xml:11'],
    ['an unknown target', { '<target>paid': '<target>none' }, 'refused L4 P.xml:11'],
    ['an unknown event', { '<event>pay': '<event>none' }, 'refused L4 P.xml:11'],
    ['a source in another case', { '<source>new': '<source>New' }, 'refused L4 P.xml:11'],
    ['a target with a blank', { '<target>paid': '<target>paid ' }, 'refused L4 P.xml:11'],
    ['an event in another line', { '<event>pay': '<event>\npay\n' }, 'refused L4 P.xml:11'],
    ['a transition without a source', { '<source>new</source>': '' }, 'refused L4 P.xml:11'],
    ['a transition without a target', { '<target>paid</target>': '' }, 'refused L4 P.xml:11'],
    ['an empty event', { '<event>pay</event>': '<event/>' }, 'refused L4 P.xml:11'],
    ['its ends in attributes', { [LAST]: `${LAST}\n<transition source="new" target="paid"/>` }, 'refused L4 P.xml:13'],
    ['an event without its name', { '<event name="pay" ': '<event ' }, 'refused L4 P.xml:11'],
    ['a state without its name', { '<state name="paid" ': '<state name="" ' }, 'refused L4 P.xml:11'],
    ['a state in a prefix', { '<state name="paid"': '<x:state xmlns:x="u" name="paid"' }, 'refused L4 P.xml:11'],
    ['states in a second section', { [STATE]: `</states><states>${STATE}` }, 'refused L4 P.xml:12'],
    ['an unknown sub-process', { '<process>S': '<process>T' }, 'refused L4 P.xml:4'],
    ['a sub-process by its file', { '<process>S': '<process>Sub/S.xml' }, 'refused L4 P.xml:4'],
    ['a sub-process with a blank', { '<process>S': '<process> S' }, 'refused L4 P.xml:4'],
    ['no states', { [section('states')]: '<states/>' }, 'refused S20 P.xml:3'],
    ['no events', { [section('events')]: '' }, 'refused L4 P.xml:11'],
    ['no transitions', { [section('transitions')]: '' }, 'error S20 P.xml:3'],
    [
      'a second main',
      { '<process name="S"': '<process name="Q" main="true"/>\n<process name="S"' },
      'error L1 P.xml:19',
    ],
    ['a state twice', states('\n<state name="paid" display="d"/>'), 'error L2 P.xml:9'],
    ['an event twice', events('\n<event name="pay" command="C"/>'), 'error L3 P.xml:16'],
    ['a process twice', { '<process name="S"': '<process name="P"/>\n<process name="S"' }, 'error S14 P.xml:19'],
    ['two targets', { '<target>closed': '<target>new</target><target>closed' }, 'error L5 P.xml:12'],
    ['two sources', { '<source>paid': '<source>new</source><source>paid' }, 'error L5 P.xml:12'],
    ['two events in a transition', { '<event>close': '<event>pay</event><event>close' }, 'error L5 P.xml:12'],
    ['a bad time-out nobody waits for', events('\n<event name="x" timeout="1s"/>'), 'error L6 P.xml:16'],
    [
      'two time-outs in a state',
      { ...way('paid', 'new', { event: 'pay' }), 'name="pay" ': 'name="pay" timeout="1 day" ' },
      'error L6 P.xml:13',
    ],
    [
      'two onEnter events in a state',
      {
        ...way('paid', 'new', { event: 'pay' }),
        'manual="true"': 'onEnter="true"',
        'timeout="14 days"': 'onEnter="true"',
      },
      'error L7 P.xml:13',
    ],
    ['two ways of one event', way('new', 'closed', { event: 'pay' }), 'error L10 P.xml:13'],
    [
      'a round that nothing stops',
      { ...way('new', 'paid'), 'timeout="14 days"': 'onEnter="true"', '<target>closed': '<target>new' },
      'error L14 P.xml:13',
    ],
    ['a button in capitals', { 'manual="true"': 'manual="True"' }, 'error S10 P.xml:15'],
    ['a second section', { '</events>': '</events>\n<events/>' }, 'error S11 P.xml:18'],
    [
      'a phase that is none',
      { [STATE]: STATE.replace('/>', ' xmlns:s="urn:souk:process-1" s:phase="x"/>') },
      'error S12 P.xml:8',
    ],
    ['a state without a name', states('\n<state display="d"/>'), 'error S13 P.xml:9'],
    ['a main without a name', { '<process name="P" ': '<process ' }, 'error S13 P.xml:3'],
    ['a state of a long name', { ...states(`\n<state name="${long}" display="d"/>`) }, 'error S17 P.xml:9'],
    ['an event of a long name', events(`\n<event name="${long}"/>`), 'error S17 P.xml:16'],
    ['a start that is not new', { 'name="new"': 'name="start"', '<source>new': '<source>start' }, 'error S19 P.xml:6'],
    ['an event twice alike', events(`\n${EVENT}`), 'warning L3 P.xml:16'],
    ['onEnter and manual at once', { 'manual="true"': 'manual="true" onEnter="true"' }, 'warning L8 P.xml:15'],
    ['a state that is left before a person acts', way('new', 'closed'), 'warning L9 P.xml:6'],
    [
      'conditions without an else',
      {
        '<transition>': '<transition condition="A">',
        ...way('new', 'closed', { event: 'pay', attributes: 'condition="B"' }),
      },
      'warning L11 P.xml:11',
    ],
    ['a state nothing enters', states('\n<state name="lost" display="d"/>'), 'warning L12 P.xml:9'],
    ['no end', way('closed', 'new', { event: 'pay' }), 'warning L12 P.xml:6'],
    ['an event nobody uses', events('\n<event name="idle"/>'), 'warning L13 P.xml:16'],
    ['a time-out at its start', { 'name="pay" ': 'name="pay" timeout="1 day" ' }, 'warning L15 P.xml:6'],
    ['a state without a display', { '"paid" display="d"': '"paid"' }, 'warning L18 P.xml:7'],
    ['an include nobody lists', { '<subprocesses><process>S</process></subprocesses>': '' }, 'warning L20 P.xml:19'],
    ['an unknown attribute', { 'manual="true"': 'manuel="true"' }, 'warning S9 P.xml:15'],
    ['an unknown element', { '<events>': '<notes/><events>' }, 'warning S9 P.xml:14'],
    ['a prefix nobody declared', { '<statemachine': '<statemachine xsi:schemaLocation="a b"' }, 'warning S9 P.xml:2'],
    ['another root', { '<statemachine': '<machine', '</statemachine': '</machine' }, 'warning S9 P.xml:2'],
    ['an event without a name', events('\n<event manual="true"/>'), 'warning S13 P.xml:16'],
    ['a name unlike its file', { '<process name="P"': '<process name="Q"' }, 'warning S16 P.xml:3'],
    ['a step that does nothing', way('paid', 'paid'), 'info L19 P.xml:13'],
    [
      'a flag of another shop',
      { [STATE]: '<state name="closed" display="d"><flag>Flag1</flag></state>' },
      'info S18 P.xml:8',
    ],
  ])('%s', (_, edits, expected) => {
    expectVerdict({ 'P.xml': edited(edits), 'Sub/S.xml': SUB }, expected)
  })

  it.each([
    '1s',
    '15m',
    '1h',
    '21',
    '0',
    '0 days',
    '0 second',
    '-1 day',
    '1 day ago',
    '1.5 hours',
    '1,5 hours',
    'PT1H',
    'P14D',
    '10:00',
    'tomorrow 10:00',
    '2026-01-01',
    '@86400',
    'now',
    'yesterday',
    'soon',
    '14 tage',
    '1 dya',
    'null',
    ' ',
    '14 days; rm -rf',
    '٣ days',
    '1 day '.repeat(60),
  ])('a time-out of %j', (timeout) => {
    expectVerdict({ 'P.xml': edited(late(timeout)), 'Sub/S.xml': SUB }, 'refused L6 P.xml:16')
  })
})
