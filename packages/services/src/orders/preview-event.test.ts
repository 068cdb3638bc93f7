import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventPreview } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import type { PreviewedWay } from '@souk/domain/engine/preview'
import type { OrderId, OrderItemId } from '@souk/domain/ids'
import { sides } from '@souk/domain/marketplace'
import type { OrderItem } from '@souk/domain/order/item'
import type { Order } from '@souk/domain/order/order'
import { merchantTimeline } from '@souk/domain/order/timeline'
import { Refused } from '@souk/domain/refused'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { bigCart } from '../testing/kept-orders.ts'
import { aSouk, merchantUser, operator, shop } from '../testing/souk.ts'
import type { TestSouk } from '../testing/souk.ts'
import { previewEvent } from './preview-event.ts'
import { triggerEvent } from './trigger-event.ts'

const someone = fc.constantFrom<Actor[]>(operator, operator, shop, merchantUser(2), merchantUser(3), {
  kind: 'system',
  id: 'erp',
  name: 'ERP',
})
const events = fc.constantFrom(
  'pay',
  'cancel',
  'skip picking',
  'ship',
  'deliver',
  'refund',
  'start-return',
  'execute-return',
  'cancel by merchant',
  'close',
  'nonsense',
)
const which = fc.option(fc.nat(5), { nil: undefined })
const acts = fc.array(fc.record({ who: someone, event: events, which, part: fc.boolean() }), { maxLength: 12 })

/** An item, or one of a row of several. */
const askedOf = (item: OrderItem, part: boolean) =>
  part && item.quantity > 1 ? { quantities: [{ item: item.id, quantity: 1 }] } : { items: [item.id] }

async function orderOf({ orders }: TestSouk, id: OrderId): Promise<Order> {
  const order = await orders.orders.byId(id)
  if (!order) throw new Error('the order is gone')
  return order
}

/** Ids that the order did not have before are made anew each time. */
function without(order: Order, value: unknown): unknown {
  const known = JSON.stringify(order)
  const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}/g
  return JSON.parse(JSON.stringify(value).replace(ids, (id) => (known.includes(id) ? id : 'new'))) as unknown
}

/** Where a way ends on each side it touches. */
const endsOf = ({ moves }: PreviewedWay) => sides.map((side) => moves.findLast((move) => move.side === side)?.to)

/** Where the item stands on the sides that the way touches. */
function statesOf({ items }: Order, { item: id, moves }: PreviewedWay) {
  const item = items.find((one) => one.id === id)
  const states = { marketplace: item?.machine.state, merchant: item?.merchantItem?.machine.state }
  return sides.map((side) => (moves.some((move) => move.side === side) ? states[side] : undefined))
}

/** What was answered, or the code of the refusal as the answer. */
async function answerOf<Answer extends Pick<EventPreview, 'results'>>(asked: Promise<Answer>) {
  return asked.catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
    return { results: error.code, events: [], ways: [] }
  })
}

test('a preview tells what the trigger then does, to the last event, and does nothing itself', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      const souk = await aSouk()
      const { id } = await souk.place(bigCart)
      for (const { who, event, which: position, part } of steps) {
        const before = await orderOf(souk, id)
        const side = who.kind === 'merchant' ? ('merchant' as const) : ('marketplace' as const)
        const item = position === undefined ? undefined : before.items[position % before.items.length]
        const asked = {
          order: id,
          reference: before.reference,
          side,
          event,
          data: {},
          ...(item && askedOf(item, part)),
        }

        const told = await answerOf(previewEvent(souk.orders, who, asked))
        expect(await orderOf(souk, id)).toEqual(before)

        const done = await answerOf(triggerEvent(souk.orders, who, { ...asked, idempotencyKey: souk.orders.newId() }))
        expect(without(before, told.results)).toEqual(without(before, done.results))
        const recorded = await souk.orders.orders.events(id, before.version)
        const after = await orderOf(souk, id)
        const seen = who.kind === 'merchant' ? merchantTimeline(recorded, after, who.merchant) : recorded
        expect(without(before, told.events)).toEqual(
          without(
            before,
            seen.map((one) => one.event),
          ),
        )
        const known = told.ways.filter(({ item: whose }) => before.items.some((one) => one.id === whose))
        expect(known.map(endsOf)).toEqual(known.map((way) => statesOf(after, way)))
      }
    }),
    { numRuns: 60 },
  )
})

test('an order or item that is not there, and a merchant’s that is foreign, are refused as a trigger refuses them', async () => {
  const souk = await aSouk()
  const { id, reference } = await souk.place(bigCart)
  const asked = { order: id, reference, side: 'marketplace' as const, event: 'pay', data: {} }
  const missing = previewEvent(souk.orders, operator, { ...asked, order: souk.orders.newId() as OrderId })
  await expect(missing).rejects.toMatchObject({ code: 'order.not-found' })
  const items = [souk.orders.newId() as OrderItemId]
  await expect(previewEvent(souk.orders, operator, { ...asked, items })).rejects.toMatchObject({
    code: 'item.not-found',
  })

  await souk.trigger(operator, id, 'pay')
  const order = await orderOf(souk, id)
  const foreign = order.items.flatMap((item) => (item.merchant === aMerchant(3).id ? [item.id] : []))
  const peeking = previewEvent(souk.orders, merchantUser(2), {
    ...asked,
    side: 'merchant',
    event: 'ship',
    items: foreign,
  })
  await expect(peeking).rejects.toMatchObject({ code: 'item.not-found' })
})
