import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../read/read-process.ts'
import {
  event,
  findings,
  main,
  oms,
  type Parts,
  process,
  read,
  state,
  stateMachine,
  transition,
} from '../testing/process-xml.ts'
import type { KnownNames } from './known.ts'
import { sistersOf } from './sister.ts'

/** A process that nothing is to be said against; a test adds its fault. */
const sane = {
  states: [state('new'), state('paid'), state('closed')],
  transitions: [transition('new → paid: pay'), transition('paid → closed: close')],
  events: [event('pay'), event('close')],
}

/** The sane process with more; what is added first to a section stands in line 7, 11 or 15. */
function faulty(parts: Parts): string {
  return oms(
    main({
      ...parts,
      states: [...sane.states, ...(parts.states ?? [])],
      transitions: [...sane.transitions, ...(parts.transitions ?? [])],
      events: [...sane.events, ...(parts.events ?? [])],
    }),
  )
}

function lint(text: string, others: Readonly<Record<string, string>> = {}, options: ReadOptions = {}): string[] {
  return findings(read(text, others, options))
}

function knowing(...names: readonly string[]): KnownNames {
  return { commands: new Set(names), conditions: new Set(names), timeoutProcessors: new Set(names) }
}

function messages(text: string): string[] {
  return read(text).findings.map(({ message }) => message)
}

it('says nothing against a sane process', () => {
  expect(lint(oms(main(sane)))).toEqual([])
})

describe('L1', () => {
  it('refuses a file without a main process', () => {
    expect(lint(oms(process(sane)))).toEqual(['refused L1 P.xml:1'])
    expect(lint(oms(process({ ...sane, attributes: 'main="True"' })))).toEqual([
      'refused L1 P.xml:1',
      'error S10 P.xml:2',
    ])
  })

  it('reports a second main process, also of an included file', () => {
    const second = main({ name: 'Q' })
    expect(lint(oms(main({ ...sane, listed: ['Q'] }), second))).toContain('error L1 P.xml:20')
    expect(
      lint(oms(main({ ...sane, listed: ['Q'] }), '<process name="Q" file="Q.xml"/>'), { 'Q.xml': oms(second) }),
    ).toContain('error L1 Q.xml:2')
  })
})

describe('L2', () => {
  it('reports a state that is declared twice, in one process or in two', () => {
    expect(lint(faulty({ states: [state('paid')] }))).toEqual(['error L2 P.xml:7'])
    const sub = oms(process({ name: 'R', states: [state('paid')] }))
    const text = oms(main({ ...sane, listed: ['R'] }), '<process name="R" file="R.xml"/>')
    expect(lint(text, { 'R.xml': sub })).toEqual(['error L2 R.xml:4'])
    expect(read(text, { 'R.xml': sub }).findings[0]?.message).toContain('first at P.xml:8')
  })
})

describe('L3', () => {
  it('reports an event that is declared again with other attributes, and says which', () => {
    const text = faulty({ events: [event('pay', 'command="Payment/Capture"')] })
    expect(lint(text)).toEqual(['error L3 P.xml:15'])
    expect(messages(text)[0]).toContain('with another manual, command')
  })

  it('warns of an event that is declared again with the same', () => {
    expect(lint(faulty({ events: [event('pay')] }))).toEqual(['warning L3 P.xml:15'])
  })
})

describe('L4', () => {
  it.each([
    ['source', transition('gone → paid: pay')],
    ['target', transition('new → gone: pay')],
    ['event', transition('new → paid: gone')],
    ['source', '<transition><target>paid</target></transition>'],
    ['target', '<transition><source>new</source></transition>'],
    ['event', '<transition><source>new</source><target>paid</target><event/></transition>'],
  ])('refuses a transition with an unknown %s: %s', (_, written) => {
    expect(lint(faulty({ transitions: [written] }))).toEqual(['refused L4 P.xml:11'])
  })

  it('tells the name that is meant where only case, blanks or dashes differ', () => {
    const { findings: found } = read(faulty({ transitions: [transition('new → Paid : pay')] }))
    expect(found[0]?.remedy).toBe('write "paid", exactly so')
  })

  it('refuses a sub-process that is listed but not declared', () => {
    expect(lint(oms(main({ ...sane, listed: ['Gone'] })))).toEqual(['refused L4 P.xml:4'])
  })

  it('reports once each command, condition and time-out processor nobody knows', () => {
    const events = [
      event('go', 'command="My/Command" timeout="1 day" timeoutProcessor="My/Processor"'),
      event('on', 'command="My/Command"'),
    ]
    const transitions = [
      transition('paid → closed: go', 'condition="My/Condition"'),
      transition('closed → new: on', 'condition="My/Condition"'),
    ]
    const text = faulty({ transitions, events })
    const unbound = (known: KnownNames) => lint(text, {}, { known }).filter((each) => each.includes('L4'))
    expect(unbound(knowing())).toEqual(['error L4 P.xml:11', 'error L4 P.xml:17', 'error L4 P.xml:17'])
    expect(unbound(knowing('My/Command', 'My/Condition', 'My/Processor'))).toEqual([])
  })
})

describe('L5', () => {
  it('reports a second target, source or event where it stands', () => {
    const twice = [
      '<transition>',
      '<source>new</source>',
      '<target>closed</target>',
      '<target>paid-now</target>',
      '</transition>',
    ]
    const text = faulty({ transitions: [twice.join('\n')] })
    expect(lint(text)).toContain('error L5 P.xml:14')
    expect(read(text).findings.find(({ rule }) => rule === 'L5')?.remedy).toContain('write it as <event>')
    const source =
      '<transition><source>new</source><source>paid</source><target>closed</target><event>close</event></transition>'
    expect(lint(faulty({ transitions: [source] }))).toEqual(['error L5 P.xml:11'])
  })
})

describe('L6', () => {
  it.each(['1s', '90', '0 days', '-1 day', 'PT1H', ' '])('refuses the time-out %j', (timeout) => {
    expect(
      lint(
        faulty({ transitions: [transition('paid → closed: late')], events: [event('late', `timeout="${timeout}"`)] }),
      ),
    ).toEqual(['refused L6 P.xml:16'])
  })

  it('reports such a time-out where nothing waits for it', () => {
    expect(lint(faulty({ events: [event('late', 'timeout="1s"')] }))).toContain('error L6 P.xml:15')
  })

  it('reports two time-outs in one state', () => {
    const transitions = [transition('paid → closed: late'), transition('paid → new: later')]
    expect(
      lint(faulty({ transitions, events: [event('late', 'timeout="1 day"'), event('later', 'timeout="2 days"')] })),
    ).toEqual(['error L6 P.xml:12'])
  })
})

describe('L7 and L8', () => {
  it('report two onEnter events of one state, and a state behind that nothing enters', () => {
    const text = oms(
      main({
        states: ['new', 'paid', 'reviewed', 'exported', 'waiting', 'closed'].map((name) => state(name)),
        transitions: [
          transition('new → paid: pay'),
          transition('paid → exported: export'),
          transition('paid → reviewed: review'),
          transition('reviewed → exported: export'),
          transition('waiting → closed: ship'),
        ],
        events: [
          event('pay'),
          event('export', 'onEnter="true" manual="true"'),
          event('review', 'onEnter="true"'),
          event('ship'),
        ],
      }),
    )
    expect(lint(text)).toEqual(['warning L12 P.xml:8', 'error L7 P.xml:14', 'warning L8 P.xml:20'])
  })
})

describe('L9', () => {
  const timed = [event('late', 'timeout="1 day"')]

  it('warns of a state that waits for a condition, a time-out and a person', () => {
    const transitions = [
      transition('paid → closed', 'condition="Payment/IsCaptured"'),
      transition('paid → closed: late'),
    ]
    expect(lint(faulty({ transitions, events: timed }))).toEqual(['warning L9 P.xml:5'])
  })

  it('warns of a state that is left before a person can act', () => {
    expect(lint(faulty({ transitions: [transition('paid → closed')] }))).toEqual(['warning L9 P.xml:5'])
  })

  it('has nothing against a button beside a time-out, nor beside a condition', () => {
    expect(lint(faulty({ transitions: [transition('paid → closed: late')], events: timed }))).toEqual([])
    expect(lint(faulty({ transitions: [transition('paid → closed', 'condition="Payment/IsCaptured"')] }))).toEqual([])
  })
})

describe('L10 and L11', () => {
  it('report an event that leads two ways without a condition', () => {
    expect(lint(faulty({ transitions: [transition('new → closed: pay')] }))).toEqual(['error L10 P.xml:11'])
    expect(lint(faulty({ transitions: [transition('closed → new'), transition('closed → paid')] }))).toContain(
      'error L10 P.xml:12',
    )
  })

  it('report a condition that is asked twice, and one a StateMachine never comes to', () => {
    const asked = (target: string, attributes = 'condition="C"') => transition(`new → ${target}: ask`, attributes)
    const text = (...asking: readonly string[]) => faulty({ transitions: asking, events: [event('ask')] })
    expect(lint(text(asked('paid'), asked('closed'), asked('closed', '')))).toEqual(['error L10 P.xml:11'])
    const merchant = text(asked('paid', ''), asked('closed')).replace('oms-01', 'state-machine-01')
    expect(lint(merchant)).toEqual(['error L10 P.xml:12'])
    expect(lint(text(asked('paid', ''), asked('closed')))).toEqual([])
  })

  it('warn of conditions without an else, and not with one', () => {
    const asked = [
      transition('new → closed: ask', 'condition="Payment/IsCaptured"'),
      transition('new → paid: ask', 'condition="GracePeriod/IsOff"'),
    ]
    expect(lint(faulty({ transitions: asked, events: [event('ask')] }))).toEqual(['warning L11 P.xml:11'])
    expect(
      lint(
        faulty({
          transitions: [...asked, transition('new → new: ask', 'condition="Payment/IsRefundable"')],
          events: [event('ask')],
        }),
      ),
    ).toContain('warning L11 P.xml:12')
    expect(lint(faulty({ transitions: [...asked, transition('new → closed: ask')], events: [event('ask')] }))).toEqual(
      [],
    )
  })
})

describe('L12', () => {
  it('warns of a state that nothing enters, and not again of what lies behind it', () => {
    const transitions = [transition('lost → after: pay'), transition('after → closed: close')]
    expect(lint(faulty({ states: [state('lost'), state('after')], transitions }))).toEqual(['warning L12 P.xml:7'])
  })

  it('warns of states that only lead to each other', () => {
    const transitions = [transition('a → b: pay'), transition('b → a: close'), transition('a → closed: close')]
    expect(lint(faulty({ states: [state('a'), state('b')], transitions }))).toEqual([
      'warning L12 P.xml:7',
      'warning L12 P.xml:8',
    ])
  })

  it('warns once of states without a way to an end', () => {
    const transitions = [transition('paid → a: pay'), transition('a → b: pay'), transition('b → a: pay')]
    const text = faulty({ states: [state('a'), state('b')], transitions })
    expect(lint(text)).toEqual(['warning L12 P.xml:7'])
    expect(messages(text)).toEqual(['no end can be reached from "a", "b"'])
  })

  it('warns of a process without an end', () => {
    expect(messages(faulty({ transitions: [transition('closed → new: pay')] }))).toEqual([
      'the process has no end: every state has a way on',
    ])
  })
})

describe('L13', () => {
  it('warns of a state and an event no transition uses', () => {
    expect(lint(faulty({ states: [state('idle')], events: [event('idle')] }))).toEqual([
      'warning L12 P.xml:7',
      'warning L13 P.xml:7',
      'warning L13 P.xml:16',
    ])
  })

  it('warns of an end without a phase where other states have one', () => {
    const phased = (phase: string) =>
      faulty({
        states: [state('b', `display="d" xmlns:souk="urn:souk:process-1" souk:phase="${phase}"`)],
        transitions: [transition('new → b: close')],
      })
    expect(lint(phased('bad'))).toEqual(['warning L13 P.xml:6'])
  })
})

describe('L14', () => {
  const check = event('check', 'onEnter="true"')

  it('reports a round that nothing stops', () => {
    const states = [state('a'), state('b')]
    const transitions = [transition('paid → a: close'), transition('a → b: check'), transition('b → a')]
    const text = faulty({ states, transitions, events: [check] })
    expect(lint(text).filter((each) => each.includes('L14'))).toEqual(['error L14 P.xml:14'])
    expect(messages(text)).toContain('"a" → "b" → "a" goes round by itself')
  })

  it('warns of a round that turns while a condition is false', () => {
    const states = [state('a'), state('b')]
    const transitions = [
      transition('paid → a: pay'),
      transition('a → b'),
      transition('b → closed: check', 'condition="Payment/IsCaptured"'),
      transition('b → a: check'),
    ]
    expect(lint(faulty({ states, transitions, events: [check] }))).toEqual(['warning L14 P.xml:14'])
  })

  it('has nothing against a round with a condition, a time-out or a person in it', () => {
    const states = [state('a'), state('b')]
    const transitions = [
      transition('paid → a: pay'),
      transition('a → b', 'condition="Payment/IsCaptured"'),
      transition('b → a'),
      transition('b → closed', 'condition="Payment/IsCaptured"'),
    ]
    expect(lint(faulty({ states, transitions }))).toEqual([])
  })
})

describe('L15', () => {
  it('warns of an initial state that is reserved, timed, or runs a command that is not built in', () => {
    const text = (command: string) =>
      oms(
        main({
          states: [state('new', 'reserved="true" display="d"'), state('closed')],
          transitions: [transition('new → closed: go'), transition('new → closed: late')],
          events: [event('go', `onEnter="true" command="${command}"`), event('late', 'timeout="1 day"')],
        }),
      )
    const about = (command: string) => lint(text(command), {}, { known: knowing('My/Command') })
    expect(about('My/Command')).toEqual(['warning L15 P.xml:4', 'warning L15 P.xml:4'])
    expect(about('Other/Command').filter((each) => each.includes('L15'))).toHaveLength(3)
  })
})

describe('L16', () => {
  const marketplace = (from: string) =>
    read(
      oms(
        main({
          states: ['new', 'sent to merchant', 'shipped by merchant'].map((name) => state(name)),
          transitions: [
            transition('new → sent to merchant: split'),
            transition(`${from} → shipped by merchant: ship by merchant`),
          ],
          events: [event('split', 'command="MerchantSalesOrder/CreateOrders"'), event('ship by merchant', '')],
        }),
      ),
    ).process
  const merchant = stateMachine(
    main({
      states: [state('created'), state('new'), state('shipped')],
      transitions: [transition('created → new: start'), transition('new → shipped: ship')],
      events: [event('start'), event('ship', 'command="MarketplaceOrder/ShipOrderItem"')],
    }),
  )
  const beside = (from: string) => {
    const sister = marketplace(from)
    return lint(merchant, {}, { sisters: sister ? [sister] : [] })
  }

  it('warns of a command whose sister has no such event in any state that goes with this one', () => {
    expect(beside('new')).toEqual(['warning L16 P.xml:10'])
    expect(beside('sent to merchant')).toEqual([])
  })

  it('pairs the process that splits orders with those that answer', () => {
    const [market, shop, other] = [
      marketplace('new'),
      read(merchant).process,
      read(stateMachine(main({ states: [state('created')] }))).process,
    ]
    if (!market || !shop || !other) throw new Error('refused')
    const all = [market, shop, other]
    expect(sistersOf(market, all)).toEqual([shop])
    expect(sistersOf(shop, all)).toEqual([market])
    expect(sistersOf(other, all)).toEqual([])
  })
})

describe('L17', () => {
  const refundable = (condition: string) =>
    faulty({
      states: [state('cancelled')],
      transitions: [
        transition('new → cancelled: close'),
        transition('paid → cancelled: pay'),
        transition('cancelled → closed: close', `condition="${condition}"`),
      ],
    })

  it('warns of IsOrderPaid from a cancelled or an unpaid state', () => {
    expect(lint(refundable('MerchantSalesOrder/IsOrderPaid'))).toEqual(['warning L17 P.xml:14'])
    expect(lint(refundable('Payment/IsRefundable'))).toEqual([])
    const early = [transition('new → closed: close', 'condition="MerchantSalesOrder/IsOrderPaid"')]
    expect(lint(faulty({ transitions: early }))).toEqual(['warning L17 P.xml:11'])
  })

  it('says what the condition asks there: nothing of a cancelled item, and never true of one that waits to be paid', () => {
    expect(messages(refundable('MerchantSalesOrder/IsOrderPaid'))).toEqual([
      expect.stringContaining('whether or not money was taken for the cancelled one'),
    ])
    const early = [transition('new → closed: close', 'condition="MerchantSalesOrder/IsOrderPaid"')]
    expect(messages(faulty({ transitions: early }))).toEqual([expect.stringContaining('can never be true')])
  })

  it('is silent about a state that is never paid: no order waits for it', () => {
    const failed = {
      states: [state('failed')],
      transitions: [
        transition('new → failed: close'),
        transition('failed → closed: close', 'condition="MerchantSalesOrder/IsOrderPaid"'),
      ],
    }
    expect(lint(faulty(failed))).toEqual([])
  })
})

describe('L18', () => {
  it('warns of a state without a display name, once where no state has one', () => {
    expect(lint(faulty({ states: [state('a', '')], transitions: [transition('paid → a: pay')] }))).toEqual([
      'warning L18 P.xml:7',
    ])
    expect(lint(oms(main({ ...sane, states: sane.states.map((each) => each.replace('display="d"', '')) })))).toEqual([
      'warning L18 P.xml:4',
    ])
  })

  it('is silent about merchants’ processes, which no customer sees', () => {
    const text = stateMachine(main({ ...sane, states: sane.states.map((each) => each.replace('display="d"', '')) }))
    expect(lint(text)).toEqual([])
  })
})

describe('L19', () => {
  it('notes a transition to itself that does nothing', () => {
    expect(lint(faulty({ transitions: [transition('paid → paid')] }))).toEqual(['info L19 P.xml:11'])
  })
})

describe('L20', () => {
  it('warns once of an included process that is not listed', () => {
    expect(lint(oms(main(sane), '<process name="S" file="S.xml"/>'), { 'S.xml': oms(process({ name: 'x' })) })).toEqual(
      ['warning L20 P.xml:17'],
    )
  })
})

describe('L21', () => {
  it('warns where stock is let go and reserved again on the happy path', () => {
    const reserved = (name: string, flag: string) => state(name, `display="d" reserved="${flag}"`)
    const text = (between: string) =>
      oms(
        main({
          states: [
            state('new'),
            reserved('paid', 'true'),
            reserved('picked', between),
            reserved('shipped', 'true'),
            state('closed'),
          ],
          transitions: ['new → paid', 'paid → picked', 'picked → shipped', 'shipped → closed'].map((way) =>
            transition(`${way}: go`, 'happy="true"'),
          ),
          events: [event('go')],
        }),
      )
    expect(lint(text('false'))).toEqual(['warning L21 P.xml:6'])
    expect(lint(text('true'))).toEqual([])
  })
})

describe('rules of our own', () => {
  const warned = (text: string, rule: string) => read(text).findings.filter((finding) => finding.rule === rule)

  it('S9: a word the dialect does not have is told, with the one that is meant', () => {
    const text = faulty({
      states: ['<state name="a" Display="x" souk="y"><flags/></state>'],
      events: [event('go', 'onenter="true"')],
    })
    expect(warned(text, 'S9').map(({ line, remedy }) => [line, remedy])).toEqual([
      [7, 'write display'],
      [7, 'remove it, or check its spelling'],
      [7, 'remove it, or check its spelling'],
      [16, 'write onEnter'],
    ])
  })

  it('S9: what is skipped for its prefix is told', () => {
    const skipped = '<x:state name="y" xmlns:x="u"><x:flag/></x:state>'
    expect(warned(faulty({ states: [skipped] }), 'S9')).toHaveLength(1)
  })

  it('S9: a prefix nobody declared, and a root element that is none, are told once', () => {
    const text = oms(main(sane)).replace('<statemachine', '<statemachine xsi:a="b" xsi:c="d"')
    expect(lint(text)).toEqual(['warning S9 P.xml:1'])
    expect(lint(oms(main(sane)).replaceAll('statemachine', 'machine'))).toEqual(['warning S9 P.xml:1'])
  })

  it('S10: a flag that was meant to be true is an error, one that was not a warning', () => {
    const flagged = (value: string) => lint(oms(main(sane)).replace('manual="true"', `manual="${value}"`))
    for (const value of ['TRUE', ' true', '1', 'yes']) expect(flagged(value)).toEqual(['error S10 P.xml:13'])
    for (const value of ['FALSE', '0', 'maybe']) expect(flagged(value)).toEqual(['warning S10 P.xml:13'])
  })

  it('S12: who may fire, phases and lengths of time have to be such', () => {
    const own = 'xmlns:souk="urn:souk:process-1"'
    const text = faulty({
      states: [state('a', `${own} souk:phase="blue" souk:sla="1s"`)],
      events: [event('go', `${own} souk:by="operator king" souk:grace="soon"`)],
    })
    const result = read(text)
    expect(warned(text, 'S12').map(({ level }) => level)).toEqual(['error', 'error', 'error', 'error'])
    expect(result.process?.events.at(-1)).toMatchObject({ by: ['operator'] })
    expect(result.process?.events.at(-1)).not.toHaveProperty('grace')
    const accepted = read(stateMachine(process({ ...sane, attributes: `main="true" ${own} souk:acceptance="never"` })))
    expect(findings(accepted)).toContain('error S12 P.xml:2')
    expect(accepted.process).not.toHaveProperty('acceptance')
  })

  it('S13: a state without a name is an error, a nameless event or process a warning', () => {
    const text = oms(
      main({ ...sane, states: [...sane.states, '<state/>'], events: [...sane.events, '<event manual="true"/>'] }),
      '<process/>',
    )
    expect(lint(text)).toEqual(['error S13 P.xml:7', 'warning S13 P.xml:16', 'warning S13 P.xml:19'])
  })

  it('S14: two processes of one name', () => {
    expect(lint(oms(main({ ...sane, listed: ['S'] }), process({ name: 'S' }), process({ name: 'S' })))).toEqual([
      'error S14 P.xml:22',
    ])
  })

  it('S15: an ampersand in a name of an included file', () => {
    const sub = oms(process({ name: 'S', transitions: [transition('a &amp; b → closed: close')] }))
    const text = faulty({
      listed: ['S'],
      states: [state('a &amp; b')],
      transitions: [transition('new → a &amp; b: pay')],
    }).replace('</statemachine>', '<process name="S" file="S.xml"/></statemachine>')
    expect(lint(text, { 'S.xml': sub })).toContain('warning S15 S.xml:4')
  })

  it('S16: a process that is not called like its file', () => {
    expect(lint(oms(main({ ...sane, name: 'Other' })))).toEqual(['warning S16 P.xml:2'])
  })

  it('S17: a name longer than databases of the reference hold', () => {
    const name = 'x'.repeat(256)
    expect(lint(faulty({ states: [state(name)], transitions: [transition(`new → ${name}: close`)] }))).toEqual([
      'error S17 P.xml:7',
    ])
    const long = 'y'.repeat(101)
    expect(lint(faulty({ transitions: [transition(`new → closed: ${long}`)], events: [event(long)] }))).toEqual([
      'error S17 P.xml:16',
    ])
  })

  it('S18: a flag that means nothing, but for merchants’ own', () => {
    const flagged = { ...sane, states: [...sane.states.slice(0, 2), state('closed', 'display="d"', ['Flag1'])] }
    expect(lint(oms(main(flagged)))).toEqual(['info S18 P.xml:6'])
    expect(lint(stateMachine(main(flagged)))).toEqual([])
  })

  it('S19: an order process without the state new', () => {
    const text = oms(
      main({
        states: [state('start'), state('closed')],
        transitions: [transition('start → closed: go')],
        events: [event('go')],
      }),
    )
    expect(lint(text)).toEqual(['error S19 P.xml:4'])
  })

  it('S20: a process without states is refused, one without transitions or events is an error', () => {
    expect(lint(oms(main({})))).toEqual(['refused S20 P.xml:2', 'error S20 P.xml:2', 'error S20 P.xml:2'])
    expect(lint(oms(main({ states: [state('new')], events: [event('go')] })))).toContain('error S20 P.xml:2')
    expect(lint(oms(main({ ...sane, transitions: [transition('new → paid')], events: [] })))).toContain(
      'error S20 P.xml:2',
    )
  })

  it('S23: the only way out of a state asks its condition on entering alone', () => {
    const asking = (...more: readonly string[]) => ({
      states: [state('asked')],
      transitions: [transition('paid → asked: go'), transition('asked → closed: ask', 'condition="C"'), ...more],
      events: [event('ask', 'onEnter="true"'), event('go')],
    })
    expect(lint(faulty(asking()))).toEqual(['warning S23 P.xml:13'])
    for (const way of ['asked → paid', 'asked → paid: pay', 'asked → paid: ask'])
      expect(lint(faulty(asking(transition(way)))).join()).not.toContain('S23')
  })

  it('S24: a refund without a command', () => {
    const refunding = (attributes?: string) => ({
      states: [state('refunded')],
      transitions: [transition('paid → refunded: refund')],
      events: [event('refund', attributes)],
    })
    expect(lint(faulty(refunding()))).toEqual(['warning S24 P.xml:17'])
    expect(lint(faulty(refunding('manual="true" command="Refund/Create"')))).toEqual([])
  })

  it('S25: an event that leaves the sister where she stands', () => {
    const splitting = (command: string, way = 'sent to merchant → cancelled: cancel') => ({
      states: ['sent to merchant', 'cancelled', 'picking finished', 'refunded'].map((name) => state(name)),
      transitions: [
        transition('paid → sent to merchant: split'),
        transition(way),
        transition('cancelled → paid: pay'),
        transition('picking finished → paid: pay'),
        transition('refunded → paid: pay'),
      ],
      events: [
        event('split', 'onEnter="true" command="MerchantSalesOrder/CreateOrders"'),
        event('cancel', `manual="true" ${command}`),
      ],
    })
    const found = (parts: Parts) => lint(faulty(parts)).filter((one) => one.includes('S25'))
    expect(found(splitting(''))).toEqual(['warning S25 P.xml:16'])
    expect(found(splitting('command="CostCenter/Restore"'))).toEqual(['warning S25 P.xml:16'])
    expect(found(splitting('command="MerchantOms/CancelOrderItem"'))).toEqual([])
    expect(found(splitting('', 'sent to merchant → picking finished: cancel'))).toEqual([])
    expect(found(splitting('', 'cancelled → refunded: cancel'))).toEqual([])
    expect(found(splitting('', 'cancelled → closed: cancel'))).toEqual(['warning S25 P.xml:16'])
    const merchant = {
      states: [state('created'), state('new'), state('shipped')],
      transitions: [
        transition('created → new: initiate'),
        transition('new → shipped: ship'),
        transition('shipped → new: back'),
      ],
      events: [
        event('initiate', 'onEnter="true"'),
        event('ship', 'manual="true"'),
        event('back', 'command="MarketplaceOrder/ShipOrderItem"'),
      ],
    }
    expect(lint(stateMachine(main(merchant))).filter((one) => one.includes('S25'))).toEqual(['warning S25 P.xml:10'])
  })

  it('S21: an acceptance deadline anywhere but on a merchant’s main process', () => {
    const due = 'xmlns:souk="urn:souk:process-1" souk:acceptance="24 hours"'
    const due24 = (attributes: string) => ({ ...sane, attributes: `${attributes} ${due}` })
    const merchant = read(stateMachine(process(due24('main="true"'))))
    expect([merchant.process?.acceptance, findings(merchant)]).toEqual(['24 hours', []])
    expect(lint(oms(process(due24('main="true"'))))).toEqual(['warning S21 P.xml:2'])
    const sub = `<process name="S" ${due}/>`
    expect(lint(stateMachine(main({ ...sane, listed: ['S'] }), sub))).toContain('warning S21 P.xml:20')
  })
})
