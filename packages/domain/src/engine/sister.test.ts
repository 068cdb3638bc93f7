import { describe, expect, test } from 'vitest'
import type { Process } from '@souk/process/model'
import { aLine, aShipment } from '../testing/order.ts'
import { defaultProcesses, merchantUser, operator, shop, customer } from './testing/souk.ts'
import { given } from './testing/story.ts'

const two = merchantUser(2)
const main = merchantUser(1)

/** Two items of merchant 2, who is paid, with shipping of 5.00. */
const paid = () =>
  given({ items: [aLine({ quantity: 2 })], shipments: [aShipment({ price: 5_00 })] }).when(operator, 'pay')
const ofMain = () => given({ items: [aLine({ merchant: 'MER000001' })] }).when(operator, 'pay')
const shipped = () => paid().when(two, 'ship')
const delivered = () => shipped().when(two, 'deliver')
const returning = () => delivered().whenSystem('marketplace', 'start-return')

describe('a cancellation', () => {
  test('by the merchant cancels the marketplace’s item and leaves the merchant’s other items', () => {
    const { order } = paid()
      .when(two, 'cancel by merchant', 0)
      .then('cancelled / canceled by merchant', 'sent to merchant / new')
    expect(order.totals).toMatchObject({ canceledTotal: 119_00, refundableTotal: 243_00 })
  })

  test('by the operator’s own shop bears its own name', () => {
    ofMain().when(main, 'cancel').then('cancelled / canceled')
  })

  test('by the operator reaches the merchant', () => {
    paid().when(operator, 'cancel').then('cancelled / canceled by marketplace')
    paid().when(operator, 'skip picking').when(operator, 'cancel').then('cancelled / canceled by marketplace')
  })

  test('by the operator reaches the operator’s own shop wherever the goods are', () => {
    ofMain().when(operator, 'cancel').then('cancelled / canceled')
    ofMain().when(main, 'send to distribution').when(operator, 'cancel').then('cancelled / canceled')
    ofMain()
      .when(main, 'send to distribution')
      .when(main, 'confirm at center')
      .when(operator, 'cancel')
      .then('cancelled / canceled')
  })

  test('before the split has no merchant to tell', () => {
    given({}, { store: { gracePeriodMinutes: 30 } })
      .when(operator, 'cancel')
      .then('cancelled')
    given().when(operator, 'cancel').then('cancelled')
    given({ items: [aLine({ quantity: 2 })] })
      .when(operator, 'pay', 0)
      .when(operator, 'cancel', 0)
      .then('cancelled', 'grace period finished')
  })

  test('by the customer ends with the flag of the state', () => {
    given({}, { store: { gracePeriodMinutes: 30 } })
      .when(customer, 'cancel')
      .then('cancelled')
    given().when(shop, 'cancel').then('cancelled')
    paid().when(customer, 'cancel').thenRefused('step.not-permitted').then('sent to merchant / new')
  })

  test('is over once the goods are on their way', () => {
    shipped().when(operator, 'cancel', 0).thenRefused('step.no-such-event')
    shipped().when(two, 'cancel by merchant', 0).thenRefused('step.no-such-event')
  })

  test('of a cancelled item’s merchant side moves nothing more', () => {
    paid().when(two, 'cancel by merchant').when(operator, 'cancel', 0).thenRefused('step.no-such-event')
  })
})

describe('a refund', () => {
  test('by the operator takes the merchant along and gives the money back once', () => {
    const { order } = delivered().when(operator, 'refund').then('refunded / refunded')
    expect(order.totals).toMatchObject({ refundedTotal: 243_00, refundableTotal: 0, grandTotal: 0 })
    expect(order.refunds).toHaveLength(1)
  })

  test('by the merchant is made by the marketplace', () => {
    const { order } = delivered().when(two, 'refund', 0).then('refunded / refunded', 'delivered / delivered')
    expect(order.totals).toMatchObject({ refundedTotal: 119_00, refundableTotal: 124_00 })
  })

  test('of a cancelled item leaves the merchant’s canceled', () => {
    const { order } = paid()
      .when(two, 'cancel by merchant')
      .when(operator, 'refund')
      .then('refunded / canceled by merchant')
    expect(order.totals.refundedTotal).toBe(243_00)
  })

  test('of what was never paid is refused, whole', () => {
    given()
      .when(operator, 'cancel')
      .when(operator, 'refund')
      .thenRefused('step.condition-false')
      .thenHappened()
      .then('cancelled')
  })

  test('of several items goes on without the one that cannot', () => {
    const free = { items: [aLine(), aLine({ unitPrice: 0 }), aLine()] }
    given(free)
      .when(operator, 'pay')
      .when(two, 'ship')
      .when(two, 'deliver')
      .when(operator, 'refund')
      .thenRefused('step.condition-false')
      .then('refunded / refunded', 'delivered / delivered', 'refunded / refunded')
  })

  test('that the marketplace refuses does not move the merchant’s item either', () => {
    const { decision } = given({ items: [aLine({ unitPrice: 0 })] })
      .when(operator, 'pay')
      .when(two, 'ship')
      .when(two, 'deliver')
      .when(two, 'refund')
      .thenHappened()
      .then('delivered / delivered')
    expect(decision.results[0]).toMatchObject({
      reason: {
        code: 'step.sister-cannot-follow',
        side: 'marketplace',
        state: 'delivered',
        event: 'refund',
        because: { code: 'step.condition-false', conditions: ['Payment/IsRefundable'] },
      },
    })
  })
})

describe('a return', () => {
  test('starts on both sides and promises the money back', () => {
    const { order } = returning().then('waiting for return / waiting for return')
    expect(order.totals.remunerationTotal).toBe(238_00)
  })

  test('starts while the goods are still on their way', () => {
    shipped().whenSystem('marketplace', 'start-return').then('waiting for return / waiting for return')
  })

  test('is executed by the merchant and refunded by either', () => {
    returning().when(two, 'execute-return').then('returned / returned').when(two, 'refund').then('refunded / refunded')
    returning().when(two, 'execute-return').when(operator, 'refund').then('refunded / refunded')
  })

  test('is canceled and the goods go back to the customer', () => {
    returning()
      .when(two, 'cancel-return')
      .then('return canceled / return canceled')
      .when(two, 'ship-return')
      .then('shipped to customer / shipped to customer')
      .when(two, 'deliver-return')
      .then('delivered / delivered')
  })

  test('of some units leaves the others', () => {
    delivered()
      .whenSystem('marketplace', 'start-return', 1)
      .then('delivered / delivered', 'waiting for return / waiting for return')
  })
})

describe('closing', () => {
  test('takes the merchant’s item along from every end', () => {
    delivered().when(operator, 'close').then('closed / closed')
    delivered().when(operator, 'refund').when(operator, 'close').then('closed / closed')
    paid().when(two, 'cancel by merchant').when(operator, 'close').then('closed / closed')
    paid().when(operator, 'cancel').when(operator, 'close').then('closed / closed')
    ofMain().when(main, 'cancel').when(operator, 'refund').when(operator, 'close').then('closed / closed')
    given().when(operator, 'cancel').when(operator, 'close').then('closed')
  })
})

/** The default process, but picking that is skipped ships the goods, as in the reference's demo shop. */
const skipShips = defaultProcesses
  .filter(({ name }) => name === 'MarketplacePayment01')
  .map((process) => ({
    ...process,
    transitions: process.transitions.map((transition) =>
      transition.event === 'skip picking' ? { ...transition, target: 'shipped by merchant' } : transition,
    ),
  }))

describe('machines that are not in step', () => {
  const ahead = () =>
    given({ items: [aLine({ quantity: 2 })] }, { processes: skipShips })
      .when(operator, 'pay')
      .when(operator, 'skip picking')
      .then('shipped by merchant / new')

  test('a merchant’s ship finds its sister shipped, and moves alone', () => {
    ahead().when(two, 'ship').then('shipped by merchant / shipped').when(two, 'deliver').then('delivered / delivered')
  })

  test('a step whose sister cannot follow is refused whole and says where the sister stands', () => {
    const { decision, order } = ahead()
      .when(two, 'cancel by merchant')
      .thenRefused('step.sister-cannot-follow')
      .thenHappened()
      .then('shipped by merchant / new')
    expect(decision.results[0]).toMatchObject({
      state: 'new',
      reason: { side: 'marketplace', state: 'shipped by merchant', event: 'cancel' },
    })
    expect(order.totals.canceledTotal).toBe(0)
  })

  test('one item that cannot does not keep the others back', () => {
    given({ items: [aLine({ quantity: 3 })] }, { processes: skipShips })
      .when(operator, 'pay')
      .when(operator, 'skip picking', 1)
      .when(two, 'cancel by merchant')
      .thenRefused('step.sister-cannot-follow')
      .then('cancelled / canceled by merchant', 'shipped by merchant / new', 'cancelled / canceled by merchant')
  })

  test('of a process with names of its own count as followed where the event leads', () => {
    const renamed = skipShips.map((process) => renameState(process, 'shipped by merchant', 'under way'))
    given({}, { processes: renamed })
      .when(operator, 'pay')
      .when(operator, 'skip picking')
      .when(two, 'ship')
      .then('under way / shipped')
  })
})

function renameState(process: Process, from: string, to: string): Process {
  const renamed = (name: string) => (name === from ? to : name)
  return {
    ...process,
    states: process.states.map((state) => ({ ...state, name: renamed(state.name) })),
    transitions: process.transitions.map((transition) => ({
      ...transition,
      source: renamed(transition.source),
      target: renamed(transition.target),
    })),
  }
}
