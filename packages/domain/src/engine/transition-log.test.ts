import { expect, test } from 'vitest'
import { sampleProcess } from '@souk/process/testing/sample'
import type { OrderEvent, Recorded } from '../order/events.ts'
import { aLine } from '../testing/order.ts'
import { relocate } from './relocate.ts'
import { merchantUser, operator, running } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'
import type { Story } from './testing/story.ts'
import { transitionLog } from './transition-log.ts'
import { begin } from './work.ts'

/** The log of stories' acts, each a commit of its own, in few words. */
function logOf(...stories: readonly Story[]) {
  const [last] = stories.slice(-1)
  const events: readonly OrderEvent[] = stories.flatMap(({ decision }) => decision.events)
  const recorded = events.map((event, n): Recorded => ({
    id: `${n}`,
    order: itemAtFirst(stories).order.id,
    version: 1,
    merchant: null,
    event,
    actor: operator,
    at: '2026-11-02T10:00:00.000Z',
  }))
  return transitionLog(recorded, last?.engine.setting.marketplace ?? { processes: new Map() })
}

function itemAtFirst([first]: readonly Story[]): Story {
  if (!first) throw new Error('no story was told')
  return first
}

test('every move is a line with the command and the conditions of its transition, on both sides', () => {
  const placed = given({ items: [aLine({ quantity: 2 })] })
  const paid = placed.when(operator, 'pay', 0)
  const shipped = paid.when(operator, 'pay').when(merchantUser(2), 'ship', 1)
  const lines = logOf(placed, paid, paid.when(operator, 'pay'), shipped)
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
    const relocation = {
      side: 'marketplace',
      items: [itemAt(order, 0).id],
      process: 'Other',
      to: 'new',
      reason: 'by hand',
    } as const
    return { ...relocate(begin(order), relocation as never, engine), results: [] }
  })
  const lines = logOf(placed, moved, moved.when(operator, 'go'))
  expect(lines.slice(-2)).toMatchObject([
    { event: null, source: 'grace period finished', target: 'new', reason: 'by hand', process: 'Other 1' },
    { event: 'go', source: 'new', target: 'done', process: 'Other 1' },
  ])
})
