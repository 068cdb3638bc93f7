import { describe, expect, test } from 'vitest'
import type { Actor } from '../actor.ts'
import type { Engine } from '../engine/registry.ts'
import { customer, merchantUser, operator, running } from '../engine/testing/souk.ts'
import { given, itemAt } from '../engine/testing/story.ts'
import type { Story } from '../engine/testing/story.ts'
import type { DocumentId } from '../ids.ts'
import { documentsOf } from '../order/documents.ts'
import type { Order } from '../order/order.ts'
import { defaultSettings } from '../settings.ts'
import { aLine } from '../testing/order.ts'
import { returnabilities } from './returnable.ts'
import { startReturn } from './start-return.ts'
import type { WantedReturn } from './start-return.ts'

const day = 24 * 60

/** A row of three and two units of one merchant, a unit of another; shipped. */
function shipped(world: Parameters<typeof given>[1] = {}): Story {
  const story = given(
    {
      items: [
        aLine({ quantity: 3, splittable: false, unitPrice: 10_00 }),
        aLine({ quantity: 2 }),
        aLine({ merchant: 'MER000003' }),
      ],
    },
    world,
  )
  return story.when(operator, 'pay').when(merchantUser(2), 'ship').when(merchantUser(3), 'ship')
}

interface Sent {
  readonly position: number
  readonly quantity?: number
}

/** As somebody else would. */
function by({ engine }: Pick<Story, 'engine'>, actor: Actor): Engine {
  return { ...engine, context: { ...engine.context, actor } }
}

function wanted(order: Order, ...sent: readonly (number | Sent)[]): WantedReturn {
  const lines = sent.map((one) => {
    const { position, quantity } = typeof one === 'number' ? { position: one } : one
    return { item: itemAt(order, position).id, quantity, reason: 'damaged' }
  })
  return { id: 'r1' as DocumentId, reference: 'DE--21-R1', lines }
}

function send(story: Story, ...sent: readonly (number | Sent)[]) {
  return startReturn(story.order, wanted(story.order, ...sent), by(story, operator))
}

/** Promised back: for the second row, its merchant, and the order. */
function promised(order: Order) {
  const { amounts, merchant } = itemAt(order, 1)
  const its = order.merchantOrders.find((merchantOrder) => merchantOrder.merchant === merchant)
  return [amounts.remuneration, its?.totals.remunerationTotal, order.totals.remunerationTotal]
}

function statesOf({ items }: Order): string[] {
  return items.map(
    ({ quantity, machine, merchantItem }) => `${quantity} ${machine.state} / ${merchantItem?.machine.state}`,
  )
}

describe('a return', () => {
  test('moves its items on both sides, promises their money back, and is written about the order', () => {
    const story = shipped()
    const { order } = send(story, 0, 1)
    expect(statesOf(order)).toEqual([
      '3 waiting for return / waiting for return',
      '1 waiting for return / waiting for return',
      '1 shipped by merchant / shipped',
      '1 shipped by merchant / shipped',
    ])
    expect(order.totals).toMatchObject({ remunerationTotal: 149_00, refundedTotal: 0 })
    expect(documentsOf(order, 'return')).toEqual([
      {
        kind: 'return',
        id: 'r1',
        merchant: itemAt(order, 0).merchant,
        reference: 'DE--21-R1',
        customer: 'DE--21',
        items: [0, 1].map((position) => ({ item: itemAt(order, position).id, reason: 'damaged' })),
        by: operator,
        at: story.engine.context.now.toISOString(),
      },
    ])
  })

  test('that is canceled promises nothing any more, and the next one promises anew', () => {
    const sending = (order: Order, engine: Engine) => startReturn(order, wanted(order, 1), by({ engine }, operator))
    const sent = shipped().act(sending)
    expect(sent.order.totals.remunerationTotal).toBe(119_00)
    const canceled = sent.when(merchantUser(2), 'cancel-return')
    expect(promised(canceled.order)).toEqual([0, 0, 0])
    const back = canceled.when(merchantUser(2), 'ship-return').when(merchantUser(2), 'deliver-return')
    expect(promised(back.act(sending).order)).toEqual([119_00, 119_00, 119_00])
  })

  test('of part of a row splits it', () => {
    const { order } = send(shipped(), { position: 0, quantity: 2 })
    expect(statesOf(order)).toEqual([
      '1 shipped by merchant / shipped',
      '1 shipped by merchant / shipped',
      '1 shipped by merchant / shipped',
      '1 shipped by merchant / shipped',
      '2 waiting for return / waiting for return',
    ])
    expect(documentsOf(order, 'return')[0]?.items).toEqual([{ item: itemAt(order, 4).id, reason: 'damaged' }])
    expect(order.totals.remunerationTotal).toBe(20_00)
  })

  test('of more than a row holds is refused as any other that cannot be created', () => {
    const sending = () => send(shipped(), { position: 0, quantity: 4 })
    expect(sending).toThrow(
      expect.objectContaining({ code: 'item.too-few', details: expect.objectContaining({ glue: '3601' }) }),
    )
  })

  test('is for items of one merchant', () => {
    const sending = () => send(shipped(), 0, 3)
    expect(sending).toThrow(
      expect.objectContaining({
        code: 'return.several-merchants',
        details: expect.objectContaining({ glue: '3603' }) as object,
      }),
    )
  })

  test('begins for all of its items or for none', () => {
    const story = shipped().when(merchantUser(2), 'deliver', 0)
    const once = { ...story, order: send(story, 1).order }
    expect(() => send(once, 0, 1)).toThrow(
      expect.objectContaining({
        code: 'return.not-possible',
        details: {
          glue: '3601',
          items: [
            {
              item: itemAt(once.order, 1).id,
              code: 'return.not-possible',
              state: 'waiting for return',
              reason: expect.objectContaining({ code: 'step.no-such-event' }) as object,
            },
          ],
        },
      }),
    )
  })

  test('is refused with the reason, where a state would allow it and the merchant’s machine does not', () => {
    const paid = given({ items: [aLine()] }).when(operator, 'pay')
    const ahead = paid.whenSystem('marketplace', 'ship by merchant').then('shipped by merchant / new')
    expect(() => send(ahead, 0)).toThrow(
      'In "shipped by merchant": The merchant item in "new" cannot take "start-return".',
    )
  })

  test.each([
    ['before anything was sent', given({ items: [aLine()] }).when(operator, 'pay')],
    ['before it was paid', given({ items: [aLine()] })],
  ])('is not possible %s', (_, story) => {
    expect(() => send(story, 0)).toThrow(expect.objectContaining({ code: 'return.not-possible' }))
  })

  test('names no item twice, and at least one', () => {
    expect(() => send(shipped(), 1, 1)).toThrow(expect.objectContaining({ code: 'return.item-twice' }))
    expect(() => send(shipped())).toThrow(expect.objectContaining({ code: 'return.no-items' }))
  })

  test('does not know items of another merchant to a merchant', () => {
    const story = shipped()
    const { order } = story
    const lines = [{ item: itemAt(order, 0).id, reason: 'damaged' }]
    const sending = () =>
      startReturn(order, { id: 'r1' as DocumentId, reference: 'R', lines }, by(story, merchantUser(3)))
    expect(sending).toThrow(expect.objectContaining({ code: 'item.not-found' }))
  })
})

test('a process without merchants returns from whatever state it begins a return in (A-36)', () => {
  const arrows = [
    ['new', 'shipped', 'ship'],
    ['shipped', 'waiting for return', 'start-return'],
  ] as const
  const story = given({ items: [aLine()] }, running({ arrows })).whenSystem('marketplace', 'ship')
  const { order } = send(story, 0)
  expect(itemAt(order, 0).machine.state).toBe('waiting for return')
  expect(order.totals.remunerationTotal).toBe(119_00)
})

describe('the time to return', () => {
  const delivered = (world: Parameters<typeof given>[1] = {}) => shipped(world).when(merchantUser(2), 'deliver')
  const later = (story: Story, minutes: number) => story.after(minutes)

  test('is 30 days from delivery, and has not begun before it', () => {
    expect(() => send(later(delivered(), 30 * day), 1)).not.toThrow()
    expect(() => send(later(delivered(), 30 * day + 1), 1)).toThrow(
      expect.objectContaining({
        code: 'return.too-late',
        details: expect.objectContaining({
          glue: '3601',
          items: [expect.objectContaining({ until: '2026-12-02T10:00:00.000Z' })],
        }) as object,
      }),
    )
    expect(() => send(later(shipped(), 365 * day), 1)).not.toThrow()
  })

  test('is the marketplace’s, or the merchant’s own', () => {
    const ten = { settings: { returns: { ...defaultSettings.returns, days: 10 } } }
    expect(() => send(later(delivered(ten), 10 * day), 1)).not.toThrow()
    expect(() => send(later(delivered(ten), 11 * day), 1)).toThrow(expect.objectContaining({ code: 'return.too-late' }))
    const sixty = { ...ten, merchants: { 2: { profile: { returnDays: 60 } } } }
    expect(() => send(later(delivered(sixty), 59 * day), 1)).not.toThrow()
  })

  test('is counted in days of the store, whatever its clocks do', () => {
    const spring = delivered({ now: new Date('2027-03-10T12:00:00.000Z') })
    const { until } = returnabilities(spring.order, spring.engine)[0] ?? {}
    expect(until).toBe('2027-04-09T11:00:00.000Z')
  })
})

describe('a bundle', () => {
  /** A set of two of one merchant, and a unit beside it; shipped. */
  const set = () =>
    given({
      items: [aLine({ bundle: 'set' }), aLine({ bundle: 'set' }), aLine()],
      bundles: [{ key: 'set', sku: 'SET', name: 'Set', quantity: 1 }],
    })
      .when(operator, 'pay')
      .when(merchantUser(2), 'ship')

  test('comes back whole', () => {
    const story = set()
    expect(() => send(story, 0)).toThrow(
      expect.objectContaining({
        code: 'return.incomplete-bundle',
        details: { glue: '3601', items: [itemAt(story.order, 1).id] },
      }),
    )
    expect(send(story, 0, 1, 2).order.totals.remunerationTotal).toBe(3 * 119_00)
  })

  test('comes back without what was cancelled of it', () => {
    const story = given({
      items: [aLine({ bundle: 'set' }), aLine({ bundle: 'set' })],
      bundles: [{ key: 'set', sku: 'SET', name: 'Set', quantity: 1 }],
    })
      .when(operator, 'pay')
      .when(operator, 'cancel', 0)
      .when(merchantUser(2), 'ship')
    expect(returnabilities(story.order, story.engine).map(({ returnable }) => returnable)).toEqual([false, true])
    expect(statesOf(send(story, 1).order)[1]).toBe('1 waiting for return / waiting for return')
  })

  test('comes back without a gift that was cancelled, and not without one that is on its way', () => {
    const placed = given({
      items: [aLine({ bundle: 'set' }), aLine({ bundle: 'set', unitPrice: 0 })],
      bundles: [{ key: 'set', sku: 'SET', name: 'Set', quantity: 1 }],
    }).when(operator, 'pay')
    const without = placed.when(operator, 'cancel', 1).when(merchantUser(2), 'ship')
    expect(returnabilities(without.order, without.engine).map(({ returnable }) => returnable)).toEqual([true, false])
    expect(statesOf(send(without, 0).order)[0]).toBe('1 waiting for return / waiting for return')
    const later = placed.when(merchantUser(2), 'ship', 0)
    expect(() => send(later, 0)).toThrow(expect.objectContaining({ code: 'return.incomplete-bundle' }))
  })

  test('that is not whole any more is kept by what cannot go', () => {
    const story = set().whenSystem('marketplace', 'start-return', 0)
    expect(returnabilities(story.order, story.engine).map(({ because }) => because?.code)).toEqual([
      'return.not-possible',
      'return.incomplete-bundle',
      undefined,
    ])
  })

  test('that was put together of a template comes back item by item', () => {
    const configuredBundle = { key: 'office', template: 'Home office' }
    const story = given({ items: [aLine({ configuredBundle }), aLine({ configuredBundle })] })
      .when(operator, 'pay')
      .when(merchantUser(2), 'ship')
    expect(statesOf(send(story, 0).order)).toEqual([
      '1 waiting for return / waiting for return',
      '1 shipped by merchant / shipped',
    ])
  })
})

test('why an item cannot be returned tells nobody of events that are not theirs', () => {
  const story = given({ items: [aLine()] }).when(operator, 'pay')
  const possible = (actor: Actor) => {
    const [answer] = returnabilities(story.order, by(story, actor))
    const because = answer?.because
    return because?.code === 'return.not-possible' && 'possible' in because.reason ? because.reason.possible : undefined
  }
  expect(possible(operator)).toEqual(['skip picking', 'cancel'])
  expect(possible(customer)).toEqual([])
})

test('what could be returned is answered for each item, with the last moment and why not', () => {
  const story = shipped().when(merchantUser(2), 'deliver', 0)
  const { order } = send(story, 1)
  const answers = returnabilities(order, by(story, operator))
  expect(answers).toMatchObject([
    { returnable: true, until: '2026-12-02T10:00:00.000Z' },
    { returnable: false, because: { code: 'return.not-possible', state: 'waiting for return' } },
    { returnable: true },
    { returnable: true },
  ])
  expect(answers[2]).not.toHaveProperty('until')
  expect(returnabilities(order, by(story, merchantUser(3))).map(({ item }) => item)).toEqual([itemAt(order, 3).id])
})
