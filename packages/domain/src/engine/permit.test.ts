import { describe, expect, test } from 'vitest'
import type { Actor } from '../actor.ts'
import { aLine } from '../testing/order.ts'
import type { Trigger } from './outcome.ts'
import { trigger } from './run.ts'
import { customer, merchantUser, operator, running, shop } from './testing/souk.ts'
import { given } from './testing/story.ts'

const two = merchantUser(2)
const cart = { items: [aLine(), aLine({ merchant: 'MER000003' })] }
const grace = { store: { gracePeriodMinutes: 30 } }

describe('who may fire an event', () => {
  test('is said by the process', () => {
    given(cart, grace).when(customer, 'skip grace period').thenRefused('step.not-permitted')
    given(cart, grace).when(shop, 'skip grace period').thenRefused('step.not-permitted')
    given(cart, grace).when(operator, 'skip grace period').then('grace period finished')
    given(cart).when(customer, 'pay').thenRefused('step.not-permitted')
  })

  test('is told to who may not', () => {
    const { decision } = given(cart).when(customer, 'pay', 0)
    expect(decision.results[0]).toMatchObject({ reason: { by: ['operator', 'shop'] } })
    expect(decision.events).toEqual([])
  })

  test('is the engine alone for events that have no button', () => {
    given(cart).when(operator, 'pay').when(operator, 'ship by merchant').thenRefused('step.not-permitted')
    given(cart).when(operator, 'pay').when(two, 'cancel by marketplace').thenRefused('step.not-permitted')
  })

  test('is never a merchant on the marketplace’s side, whatever the process says', () => {
    const world = running({ arrows: [['new', 'a', 'go']], events: { go: { by: ['merchant', 'shop'] } } })
    const { engine, order } = given(cart, world)
    const by = (actor: Actor) => ({ ...engine, context: { ...engine.context, actor } })
    const wanted: Trigger = { side: 'marketplace', event: 'go' }
    expect(trigger(order, wanted, by(two)).results).toMatchObject([{ reason: { code: 'step.not-permitted' } }])
    expect(trigger(order, wanted, by(shop)).results).toMatchObject([{ outcome: 'moved' }, { outcome: 'moved' }])
  })

  test('may be the operator for a merchant', () => {
    const { engine, order } = given(cart).when(operator, 'pay')
    const { results } = trigger(order, { side: 'merchant', event: 'ship' }, engine)
    expect(results).toMatchObject([{ to: 'shipped' }, { to: 'shipped' }])
  })
})
