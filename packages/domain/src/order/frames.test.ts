import { describe, expect, test } from 'vitest'
import type { Side } from '../marketplace.ts'
import { aMerchant } from '../testing/marketplace.ts'
import { aLine, anOrder, marketplaceProcess, merchantProcess, NOW, splitEvents } from '../testing/order.ts'
import type { OrderEvent } from './events.ts'
import { evolve, fold } from './evolve.ts'
import { boardFrame, merchantFrames, movesOf } from './frames.ts'
import { orderRow } from './row.ts'

const [first, second] = [aMerchant(1).id, aMerchant(2).id]
const placed = anOrder({ items: [aLine({ quantity: 3 }), aLine({ merchant: 'MER000001' })] })
const split = fold(placed, splitEvents(placed), NOW)
const all = placed.items.map(({ id }) => id)

const onMarketplace = { process: marketplaceProcess, store: 'DE' }
const onMerchant = { process: merchantProcess, store: 'DE' }

describe('moves', () => {
  test('of a new order come from nowhere, counted by merchant', () => {
    expect(movesOf(undefined, placed)).toEqual([
      { ...onMarketplace, merchant: second, from: null, to: 'new', count: 3 },
      { ...onMarketplace, merchant: first, from: null, to: 'new', count: 1 },
    ])
  })

  test('are net: states passed on the way do not count, nor does coming back', () => {
    const there = [move('marketplace', 'paid', all), move('marketplace', 'sent to merchant', all.slice(0, 2))]
    const back = move('marketplace', 'new', all.slice(2))
    expect(movesOf(placed, fold(placed, [...there, back], NOW))).toEqual([
      { ...onMarketplace, merchant: second, from: 'new', to: 'sent to merchant', count: 2 },
    ])
  })

  test('are those of both machines', () => {
    const sent = fold(
      placed,
      [move('marketplace', 'sent to merchant', all.slice(3)), ...splitEvents(placed).slice(1)],
      NOW,
    )
    expect(movesOf(placed, sent)).toEqual([
      { ...onMarketplace, merchant: first, from: 'new', to: 'sent to merchant', count: 1 },
      { ...onMerchant, merchant: first, from: null, to: 'created', count: 1 },
    ])
  })

  test('to another version of the process leave the old one', () => {
    const process = merchantProcess
    const [item, ...others] = placed.items
    const migrated = item ? [{ ...item, machine: { ...item.machine, process } }, ...others] : []
    expect(movesOf(placed, { ...placed, items: migrated })).toEqual([
      { ...onMarketplace, merchant: second, from: 'new', to: null, count: 1 },
      { ...onMerchant, merchant: second, from: null, to: 'new', count: 1 },
    ])
  })
})

test('the board hears the row as it is now, with the moves', () => {
  const paid = evolve(placed, move('marketplace', 'paid', all.slice(3)), NOW)
  expect(boardFrame(placed, paid)).toEqual({ row: orderRow(paid), moves: movesOf(placed, paid) })
})

describe('a merchant hears', () => {
  test('of its new merchant order', () => {
    const frames = merchantFrames(placed, split)
    expect([...frames.keys()]).toEqual([second, first])
    expect(frames.get(second)).toMatchObject({
      row: { reference: 'DE--5--MER000002', items: 3 },
      fresh: true,
      moves: [{ ...onMerchant, merchant: second, from: null, to: 'created', count: 3 }],
    })
  })

  test('of a prepaid order that was split when it was placed', () => {
    expect(merchantFrames(undefined, split).get(first)).toMatchObject({ fresh: true, moves: [{ count: 1 }] })
  })

  test('of moves of its own machine, and no other merchant does', () => {
    const frames = merchantFrames(split, evolve(split, move('merchant', 'shipped', all.slice(0, 2)), NOW))
    expect([...frames.keys()]).toEqual([second])
    expect(frames.get(second)).toMatchObject({ fresh: false, moves: [{ from: 'created', to: 'shipped', count: 2 }] })
  })

  test('of its amounts', () => {
    const event: OrderEvent = {
      type: 'commission.calculated',
      items: all.slice(3).map((item) => ({ item, amount: 5_00 })),
    }
    const frames = merchantFrames(split, evolve(split, event, NOW))
    expect([...frames.keys()]).toEqual([first])
    expect(frames.get(first)?.moves).toEqual([])
  })

  test('nothing of the marketplace’s machine, and nothing before the split', () => {
    expect(merchantFrames(split, evolve(split, move('marketplace', 'paid', all), NOW)).size).toBe(0)
    expect(merchantFrames(undefined, placed).size).toBe(0)
  })
})

function move(side: Side, to: string, items: typeof all): OrderEvent {
  return { type: 'items.moved', side, items, event: 'go', from: 'new', to, timers: [] }
}
