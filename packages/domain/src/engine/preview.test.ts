import { describe, expect, test } from 'vitest'
import type { Actor } from '../actor.ts'
import { aMerchant } from '../testing/marketplace.ts'
import { aLine } from '../testing/order.ts'
import { previewOf } from './preview.ts'
import type { Preview } from './preview.ts'
import { trigger } from './run.ts'
import { merchantUser, operator, running } from './testing/souk.ts'
import { given } from './testing/story.ts'
import type { Story } from './testing/story.ts'

function preview({ order, engine }: Story, actor: Actor, event: string): Preview {
  const side = actor.kind === 'merchant' ? 'merchant' : 'marketplace'
  const by = { ...engine, context: { ...engine.context, actor } }
  return previewOf(trigger(order, { side, event }, by), by)
}

/** Each item's moves as `side: from → to (event, command)`. */
const waysOf = ({ ways }: Preview): string[][] =>
  ways.map(({ moves }) =>
    moves.map(({ side, event, from, to, command }) => {
      const why = [event ?? 'by itself', command].filter(Boolean).join(', ')
      return `${side}: ${from ?? '•'} → ${to} (${why})`
    }),
  )

const twoMerchants = { items: [aLine(), aLine({ merchant: 'MER000003' })] }

describe('a preview', () => {
  test('tells each item’s way on both sides, with the commands on it', () => {
    const story = given({}, { store: { gracePeriodMinutes: 0 } })
    expect(waysOf(preview(story, operator, 'pay'))).toEqual([
      [
        'marketplace: grace period finished → paid (pay, Payment/Capture)',
        'marketplace: paid → commission calculated (commission-calculate, MerchantCommission/Calculate)',
        'marketplace: commission calculated → merchant split pending (by itself)',
        'merchant: • → created (by itself)',
        'marketplace: merchant split pending → sent to merchant (send to merchant, MerchantSalesOrder/CreateOrders)',
        'merchant: created → new (initiate)',
      ],
    ])
  })

  test('tells the money that would move', () => {
    const { events } = preview(given(), operator, 'pay')
    expect(events.find(({ type }) => type === 'payment.captured')).toMatchObject({
      payments: [{ amount: 119_00 }],
      items: [{ amount: 119_00 }],
    })
  })

  test('tells the items that would follow, and where the other side would go', () => {
    const story = given(twoMerchants).when(operator, 'pay')
    expect(waysOf(preview(story, merchantUser(2), 'ship'))).toEqual([
      ['merchant: new → shipped (ship, MarketplaceOrder/ShipOrderItem)'],
    ])
    expect(waysOf(preview(story, operator, 'cancel'))).toEqual([
      [
        'merchant: new → canceled by marketplace (cancel by marketplace)',
        'marketplace: sent to merchant → cancelled (cancel, MerchantOms/CancelOrderItem)',
      ],
      [
        'merchant: new → canceled by marketplace (cancel by marketplace)',
        'marketplace: sent to merchant → cancelled (cancel, MerchantOms/CancelOrderItem)',
      ],
    ])
  })

  test('tells the timers that would run in the end, not those of states on the way', () => {
    const world = running({
      arrows: [
        ['new', 'waiting', 'go'],
        ['waiting', 'late', 'expire'],
        ['waiting', 'done', null, 'IsDone'],
      ],
      events: { go: { manual: true }, expire: { timeout: '2 hours' } },
    })
    const isDone = (kind: 'always' | 'never') => ({ ...world, conditions: { IsDone: { kind } } })
    const [waits] = preview(given({}, isDone('never')), operator, 'go').ways
    expect(waits?.timers).toEqual([{ side: 'marketplace', event: 'expire', dueAt: '2026-11-02T12:00:00.000Z' }])
    const [passes] = preview(given({}, isDone('always')), operator, 'go').ways
    expect([passes?.moves.at(-1)?.to, passes?.timers]).toEqual(['done', []])
  })

  test('tells when what would be held would go', () => {
    const world = running({ arrows: [['new', 'gone', 'go']], events: { go: { manual: true, grace: '1 hour' } } })
    const { results, ways } = preview(given({}, world), operator, 'go')
    expect(results).toMatchObject([{ outcome: 'held', until: '2026-11-02T11:00:00.000Z' }])
    expect(ways).toMatchObject([
      { moves: [], timers: [{ side: 'marketplace', event: 'go', dueAt: '2026-11-02T11:00:00.000Z' }] },
    ])
  })

  test('tells what the outside would be asked, and nothing more of the step', () => {
    const world = running(
      { arrows: [['new', 'paid', 'pay']], events: { pay: { manual: true, command: 'Bank/Debit' } } },
      { commands: { 'Bank/Debit': { kind: 'webhook', url: 'https://bank.example' } } },
    )
    const { results, jobs, ways } = preview(given({}, world), operator, 'pay')
    expect(results).toMatchObject([{ outcome: 'pending', state: 'new' }])
    expect(jobs).toMatchObject([{ kind: 'command', name: 'Bank/Debit', side: 'marketplace', event: 'pay' }])
    expect(JSON.stringify(jobs)).not.toContain('bank.example')
    expect(ways).toEqual([])
  })

  test('tells why an item would not move', () => {
    const story = given()
    expect(preview(story, operator, 'close')).toMatchObject({ results: [], ways: [], events: [] })
    const items = story.order.items.map(({ id }) => id)
    const decision = trigger(story.order, { side: 'marketplace', event: 'close', items }, story.engine)
    const [result] = previewOf(decision, story.engine).results
    expect(result).toMatchObject({ outcome: 'refused', reason: { code: 'step.no-such-event' } })
  })

  test('shows a merchant nothing of the marketplace, of payments or of other merchants', () => {
    const story = given(twoMerchants).when(operator, 'pay')
    const seen = preview(story, merchantUser(2), 'cancel by merchant')
    expect(waysOf(seen)).toEqual([
      ['merchant: new → canceled by merchant (cancel by merchant, MarketplaceOrder/CancelOrderItem)'],
    ])
    const text = JSON.stringify(seen)
    for (const hidden of [aMerchant(3).id, 'sent to merchant', '"cancelled"', '"payment"'])
      expect(text).not.toContain(hidden)
    expect(seen.events.map(({ type }) => type)).toContain('items.cancelled')
  })
})
