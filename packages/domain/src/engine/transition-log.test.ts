import { expect, test } from 'vitest'
import { sampleProcess } from '@souk/process/testing/sample'
import type { ProcessId } from '../ids.ts'
import type { Recorded } from '../order/events.ts'
import { aLine } from '../testing/order.ts'
import { relocate } from './relocate.ts'
import { merchantUser, operator, running } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'
import type { Story } from './testing/story.ts'
import { transitionLog } from './transition-log.ts'
import { begin } from './work.ts'

/** The log of these acts of one order. */
function logOf(...acts: readonly Story[]) {
  const recorded = acts.flatMap(({ order, decision, engine }) =>
    decision.events.map((event): Recorded => {
      const { actor, now } = engine.context
      const { id, version } = order
      return { id: '', order: id, version, merchant: null, event, actor, at: now.toISOString() }
    }),
  )
  return transitionLog(recorded, acts.at(-1)?.engine.context.marketplace ?? { processes: new Map() })
}

test('every move is a line with the command and the conditions of its transition, on both sides', () => {
  const placed = given({ items: [aLine({ quantity: 2 })] })
  const paid = placed.when(operator, 'pay', 0)
  const split = paid.when(operator, 'pay', 1)
  const lines = logOf(placed, paid, split, split.when(merchantUser(2), 'ship', 1))
  const told = lines.map(({ side, event, source, target, command, conditions }) => [
    side,
    event,
    source,
    target,
    command,
    ...conditions,
  ])
  expect(told).toContainEqual(['marketplace', 'pay', 'grace period finished', 'paid', 'Payment/Capture'])
  expect(told).toContainEqual([
    'marketplace',
    'start grace period',
    'new',
    'grace period finished',
    'OrderAmendment/StartGracePeriod',
    'GracePeriod/IsOff',
  ])
  expect(told).toContainEqual([
    'marketplace',
    null,
    'commission calculated',
    'merchant split pending',
    undefined,
    'MerchantSalesOrder/IsOrderPaid',
  ])
  expect(told).toContainEqual(['merchant', 'ship', 'new', 'shipped', 'MarketplaceOrder/ShipOrderItem'])
  expect(lines.at(-1)).toMatchObject({ process: 'MerchantDefaultStateMachine 1', items: [itemAt(placed.order, 1).id] })
})

test('a failure is a line with its error, where the items stood', () => {
  const failing = running({
    arrows: [['new', 'done', 'go']],
    events: { go: { onEnter: true, command: 'Nobody/Knows' } },
  })
  expect(logOf(given({}, failing))).toMatchObject([
    { event: 'go', source: 'new', command: 'Nobody/Knows', error: { code: 'step.unbound' } },
  ])
})

test('a change by hand is a line with its reason, and what follows is of the new process', () => {
  const other = {
    ...sampleProcess({ arrows: [['new', 'done', 'go']], events: { go: { manual: true } } }),
    name: 'Other',
  }
  const placed = given({}, { processes: [other] })
  const moved = placed.act((order, engine) => {
    const items = [itemAt(order, 0).id]
    const there = { process: 'Other' as ProcessId, to: 'new', reason: 'by hand' }
    return { ...relocate(begin(order), { side: 'marketplace', items, ...there }, engine), results: [] }
  })
  const lines = logOf(placed, moved, moved.when(operator, 'go'))
  expect(lines.slice(-2)).toMatchObject([
    { event: null, source: 'grace period finished', target: 'new', reason: 'by hand', process: 'Other 1' },
    { event: 'go', source: 'new', target: 'done', process: 'Other 1' },
  ])
})
