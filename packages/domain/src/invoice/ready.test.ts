import { describe, expect, test } from 'vitest'
import { note } from '../engine/in-turn.ts'
import { anEngine, operator, running } from '../engine/testing/souk.ts'
import { given } from '../engine/testing/story.ts'
import type { Story } from '../engine/testing/story.ts'
import type { ProcessId } from '../ids.ts'
import { recordedEvents } from '../order/commit.ts'
import type { OrderEvent } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import { countingIds } from '../testing/ids.ts'
import { aLine } from '../testing/order.ts'
import { isReady, passedReady } from './ready.ts'

const go = { manual: true }
const flags = { packed: ['ready for invoice'], lost: ['exclude from invoice'] }

/** new → packed → sent, or lost on the way. */
const gated = running({
  arrows: [
    ['new', 'packed', 'pack'],
    ['packed', 'sent', 'send'],
    ['sent', 'lost', 'lose'],
  ],
  events: { pack: go, send: go, lose: go },
  states: Object.fromEntries(Object.entries(flags).map(([name, its]) => [name, { flags: its }])),
})

const cart = { items: [aLine({ quantity: 2 })] }

/** Which of the story's rows may be invoiced, all its acts known. */
function ready(stories: readonly Story[], events: readonly OrderEvent[] = []): boolean[] {
  const { order, engine } = stories.at(-1) ?? given()
  const { marketplace } = engine.context
  const told = [...stories.flatMap(({ decision }) => decision.events), ...events]
  const recorded = recordedEvents({ order, events: told, actor: operator, at: new Date() }, countingIds())
  const passed = passedReady(recorded, marketplace)
  return order.items.map((item) => isReady(item, passed, marketplace))
}

describe('in a process with states that are ready for invoice', () => {
  const first = given(cart, gated)
  const packed = first.when(operator, 'pack', 0)

  test('a row is ready from when it enters one, also after it has left it', () => {
    expect(ready([first])).toEqual([false, false])
    expect(ready([first, packed])).toEqual([true, false])
    expect(ready([first, packed, packed.when(operator, 'send', 0)])).toEqual([true, false])
  })

  test('a state that is excluded from invoices keeps it back', () => {
    const sent = packed.when(operator, 'send', 0)
    expect(ready([first, packed, sent, sent.when(operator, 'lose', 0)])).toEqual([false, false])
  })

  test('what passed one in a version of the process it no longer runs has passed it', () => {
    const [item] = first.order.items
    const away: OrderEvent = {
      type: 'items.relocated',
      side: 'marketplace',
      items: item ? [item.id] : [],
      process: 'Prepaid01' as ProcessId,
      from: 'packed',
      to: 'new',
      timers: [],
      reason: 'another version',
    }
    expect(ready([first, packed], [away])).toEqual([true, false])
    expect(ready([first], [away])).toEqual([false, false])
  })
})

test('what has been in a state that is ready for invoice only in the version it was taken to, is ready there', () => {
  const [second] = gated.processes ?? []
  if (!second) throw new Error('there is no process')
  const plain = second.states.map((state) => ({ ...state, flags: [] }))
  const world = {
    processes: [
      { ...second, states: plain },
      { ...second, name: 'Second' },
    ],
  }
  const placed = given(cart, world)
  const packed = placed.when(operator, 'pack', 0)
  const sent = packed.when(operator, 'send', 0)
  const [item, other] = sent.order.items
  if (!item || !other) throw new Error('an item is missing')
  const taken = ({ id, machine: { state } }: OrderItem): OrderEvent => ({
    type: 'items.relocated',
    side: 'marketplace',
    items: [id],
    process: 'Second' as ProcessId,
    from: state,
    to: state,
    timers: [],
    reason: 'another version',
  })
  const moved = sent.act((order, engine) => note(order, [taken(item), taken(other)], engine))
  expect(ready([placed, packed, sent, moved])).toEqual([true, false])
})

test('in a process without them every row is ready, whatever its state', () => {
  expect(ready([given(cart)])).toEqual([true, true])
})

test('a process that is gone keeps nothing back', () => {
  const { marketplace } = anEngine().context
  const [item] = given(cart).order.items
  if (!item) throw new Error('the order has no item')
  const gone = { ...item, machine: { ...item.machine, process: 'gone' as ProcessId } }
  expect(isReady(gone, new Set(), marketplace)).toBe(true)
})
