import { describe, expect, test } from 'vitest'
import type { Actor } from '../actor.ts'
import { aLine } from '../testing/order.ts'
import type { ItemChoice } from './choice.ts'
import { choicesFor } from './choices-for.ts'
import { customer, merchantUser, operator, running, shop, system } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'
import type { Story } from './testing/story.ts'

const two = merchantUser(2)
const cart = { items: [aLine({ quantity: 2 }), aLine({ merchant: 'MER000003' })] }
const paid = () => given(cart).when(operator, 'pay')

function choicesOf({ order, engine }: Story, actor: Actor, position = 0): readonly ItemChoice[] {
  const side = actor.kind === 'merchant' ? 'merchant' : 'marketplace'
  const own = { ...engine, context: { ...engine.context, actor } }
  return choicesFor(order, { item: itemAt(order, position).id, side }, own)
}

const eventsOf = (...asked: Parameters<typeof choicesOf>) => choicesOf(...asked).map(({ event }) => event)

describe('choices', () => {
  test('are the buttons of the state that are the actor’s', () => {
    const story = given(cart)
    expect(eventsOf(story, operator)).toEqual(['pay', 'cancel'])
    expect(eventsOf(story, shop)).toEqual(['pay', 'cancel'])
    expect(eventsOf(story, customer)).toEqual(['cancel'])
    expect(eventsOf(paid(), customer)).toEqual([])
    expect(eventsOf(paid(), operator)).toEqual(['skip picking', 'cancel'])
    expect(eventsOf(paid(), system)).toEqual(['skip picking', 'cancel'])
  })

  test('of a merchant are those of its own items', () => {
    expect(eventsOf(paid(), two)).toEqual(['ship', 'cancel by merchant'])
    expect(eventsOf(paid(), two, 2)).toEqual([])
    expect(eventsOf(given(cart), two)).toEqual([])
  })

  test('of an operator for a merchant are the merchant’s', () => {
    const { order, engine } = paid()
    const choices = choicesFor(order, { item: itemAt(order, 2).id, side: 'merchant' }, engine)
    expect(choices.map(({ event }) => event)).toEqual(['ship', 'cancel by merchant'])
  })

  test('say where the item would come to rest', () => {
    const single = given({})
    expect(choicesOf(single, operator)[0]).toEqual({
      event: 'pay',
      allowed: true,
      retry: false,
      to: 'sent to merchant',
    })
    expect(choicesOf(given(cart), operator)[0]?.to).toBe('commission calculated')
    const last = given(cart).when(operator, 'pay', 0, 1)
    expect(choicesOf(last, operator, 2)[0]?.to).toBe('sent to merchant')
  })

  test('say why not', () => {
    const story = given(cart).when(operator, 'cancel')
    expect(choicesOf(story, operator)).toEqual([
      { event: 'close', allowed: true, retry: false, to: 'closed' },
      {
        event: 'refund',
        allowed: false,
        retry: false,
        reason: { code: 'step.condition-false', conditions: ['Payment/IsRefundable'] },
      },
    ])
  })

  test('offer an onEnter event that did not run through again', () => {
    const arrows = [['new', 'a', 'begin', 'Ready']] as const
    const events = { begin: { onEnter: true, form: 'note' } }
    const story = given({}, running({ arrows, events }, { conditions: { Ready: { kind: 'never' } } }))
    expect(choicesOf(story, operator)).toEqual([
      {
        event: 'begin',
        allowed: false,
        retry: true,
        form: 'note',
        reason: { code: 'step.condition-false', conditions: ['Ready'] },
      },
    ])
  })

  test('of an item that waits for the outside are shown and refused', () => {
    const arrows = [['new', 'a', 'go']] as const
    const events = { go: { manual: true, command: 'App/Do' } }
    const webhook = { kind: 'webhook', url: 'https://erp.example.com' } as const
    const story = given({}, running({ arrows, events }, { commands: { 'App/Do': webhook } }))
    expect(choicesOf(story, operator)).toEqual([{ event: 'go', allowed: true, retry: false }])
    expect(choicesOf(story.when(operator, 'go'), operator)).toMatchObject([
      { allowed: false, reason: { code: 'step.pending', event: 'go' } },
    ])
  })

  test('are shared by rows that differ in nothing', () => {
    const { order, engine } = paid()
    const [first, second, other] = [0, 1, 2].map((position) =>
      choicesFor(order, { item: itemAt(order, position).id, side: 'marketplace' }, engine),
    )
    expect(second).toBe(first)
    expect(other).not.toBe(first)
  })
})
