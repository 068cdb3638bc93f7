import { expect, test } from 'vitest'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { aLine } from '@souk/domain/testing/order'
import { operator } from '@souk/services/testing/souk'
import { aMarket } from '../testing/market.ts'
import type { Market } from '../testing/market.ts'

const [own, other, foreign] = [aMerchant(2).id, aMerchant(3).id, aMerchant(4).id]

/** The merchant order of MER000002. */
const ownOrder = ({ order }: Market): string => `${order.reference}--MER000002`
const otherOrder = ({ order }: Market): string => `${order.reference}--MER000003`

test('a merchant’s user sees the share of their merchant and nothing of the others’', async () => {
  const market = await aMarket()
  const detail = await market.as('merchant').merchantOrders.byReference({ reference: ownOrder(market) })
  expect(detail).toMatchObject({ merchant: own, reference: ownOrder(market), orderReference: market.order.reference })
  expect(detail.items.map(({ merchant }) => merchant)).toEqual([own])
  const text = JSON.stringify(detail)
  for (const hidden of [other, 'MER000003', 'sent to merchant', 'invoice']) expect(text).not.toContain(hidden)
})

test('a note on the whole cart is for the main merchant, one on an item for whoever sells it', async () => {
  const { place, trigger, asMerchant } = await aMarket()
  const items = [aLine({ merchant: 'MER000001', cartNote: 'Red.' }), aLine({ cartNote: 'Blue.' })]
  const { id, reference } = await place({ cartNote: 'Ring twice.', items })
  await trigger(operator, id, 'pay')
  const notesOf = async (n: number) => {
    const { merchantOrders } = asMerchant(n)
    const detail = await merchantOrders.byReference({ reference: `${reference}--MER00000${n}` })
    return [detail.cartNote, ...detail.items.map(({ cartNote }) => cartNote)]
  }
  expect(await notesOf(1)).toEqual(['Ring twice.', 'Red.'])
  expect(await notesOf(2)).toEqual([undefined, 'Blue.'])
})

test('the list and the counts are of the own merchant, whatever is asked for', async () => {
  const market = await aMarket()
  const { rows, total } = await market.as('merchant').merchantOrders.list({})
  expect([rows.map(({ merchant }) => merchant), total]).toEqual([[own], 1])
  const { counts, ...besides } = await market.as('merchant').merchantOrders.counts()
  expect(counts.map(({ merchant, state, count }) => [merchant, state, count])).toEqual([[own, 'new', 1]])
  expect(besides).toEqual({})
  expect((await market.as('foreign merchant').merchantOrders.list({})).total).toBe(0)
})

test('a foreign merchant order and one that is not there are the same answer', async () => {
  const market = await aMarket()
  const { merchantOrders } = market.as('foreign merchant')
  for (const reference of [ownOrder(market), otherOrder(market), 'DE--99--MER000002']) {
    const notFound = {
      code: 'NOT_FOUND',
      message: `There is no merchant order ${reference}.`,
      cause: { code: 'merchant-order.not-found', details: { reference } },
    }
    await expect(merchantOrders.byReference({ reference })).rejects.toMatchObject(notFound)
    const firing = merchantOrders.trigger({ reference, event: 'ship', idempotencyKey: 'a foreign act' })
    await expect(firing).rejects.toMatchObject(notFound)
    await expect(merchantOrders.preview({ reference, event: 'ship' })).rejects.toMatchObject(notFound)
  }
  expect((await market.orders.orders.byId(market.order.id))?.version).toBe(market.order.version)
})

test('another merchant cannot be named, to list or to follow', async () => {
  const market = await aMarket()
  const { merchantOrders } = market.as('merchant')
  const notFound = { code: 'NOT_FOUND', cause: { code: 'merchant.not-found' } }
  await expect(merchantOrders.list({ merchant: other })).rejects.toMatchObject(notFound)
  await expect(merchantOrders.live({ merchant: other })).rejects.toMatchObject(notFound)
})

test('items of another merchant cannot be moved by way of one’s own merchant order', async () => {
  const market = await aMarket()
  const foreignItem = market.order.items.find(({ merchant }) => merchant === other)?.id ?? ''
  const firing = market.as('merchant').merchantOrders.trigger({
    reference: ownOrder(market),
    event: 'ship',
    items: [foreignItem],
    idempotencyKey: 'a foreign item',
  })
  await expect(firing).rejects.toMatchObject({ code: 'NOT_FOUND', cause: { code: 'item.not-found' } })
})

test('a merchant ships their own share and leaves the others’ where it stands', async () => {
  const market = await aMarket()
  const answer = await market.as('merchant').merchantOrders.trigger({
    reference: ownOrder(market),
    event: 'ship',
    idempotencyKey: 'their own act',
  })
  expect(answer.results).toMatchObject([{ outcome: 'moved', from: 'new', to: 'shipped' }])
  const after = await market.orders.orders.byId(market.order.id)
  expect(after?.items.map(({ machine }) => machine.state)).toEqual(['shipped by merchant', 'sent to merchant'])
})

test('a merchant is told what their act would do to their own share, and it is not done', async () => {
  const market = await aMarket()
  const told = await market.as('merchant').merchantOrders.preview({ reference: ownOrder(market), event: 'ship' })
  expect(told.results).toMatchObject([{ outcome: 'moved', from: 'new', to: 'shipped' }])
  expect(told.ways).toMatchObject([{ moves: [{ side: 'merchant', command: 'MarketplaceOrder/ShipOrderItem' }] }])
  const whole = await market.as('operator').merchantOrders.preview({ reference: ownOrder(market), event: 'ship' })
  expect(whole.ways[0]?.moves.map(({ side, to }) => [side, to])).toEqual([
    ['marketplace', 'shipped by merchant'],
    ['merchant', 'shipped'],
  ])
  expect(await market.orders.orders.byId(market.order.id)).toEqual(market.order)
})

test('a follower starts from the own merchant’s orders alone', async () => {
  const market = await aMarket()
  for (const [caller, merchants] of [
    ['merchant', [own]],
    ['foreign merchant', []],
  ] as const) {
    const following = await market.as(caller).merchantOrders.live({})
    for await (const [, message] of following as unknown as AsyncIterable<
      readonly [string, { snapshot: { rows: { merchant: string }[] } }]
    >) {
      expect(message.snapshot.rows.map(({ merchant }) => merchant)).toEqual(merchants)
      break
    }
  }
})

test('an operator sees every merchant’s orders, or those of the one they name', async () => {
  const market = await aMarket()
  const { merchantOrders } = market.as('operator')
  expect((await merchantOrders.list({})).total).toBe(2)
  expect((await merchantOrders.list({ merchant: other })).rows.map(({ merchant }) => merchant)).toEqual([other])
  expect((await merchantOrders.list({ merchant: foreign })).total).toBe(0)
  await expect(merchantOrders.live({})).rejects.toMatchObject({ cause: { code: 'merchant.not-named' } })
})

test('a merchant reads and exports merchant processes and none of the marketplace’s', async () => {
  const market = await aMarket()
  const { processes } = market.as('merchant')
  expect((await processes.get({ name: 'MerchantDefaultStateMachine' })).side).toBe('merchant')
  const exported = await processes.export({ name: 'MerchantDefaultStateMachine', format: 'mermaid' })
  expect(exported.content).toContain('stateDiagram-v2')
  const notFound = { code: 'NOT_FOUND', cause: { code: 'process.not-found', details: { name: 'Prepaid01' } } }
  await expect(processes.get({ name: 'Prepaid01' })).rejects.toMatchObject(notFound)
  await expect(processes.export({ name: 'Prepaid01', format: 'svg' })).rejects.toMatchObject(notFound)
})

test('an operator who acts for a merchant moves the items of that merchant order, no other’s', async () => {
  const market = await aMarket()
  const ship = { reference: otherOrder(market), event: 'ship' }
  const { merchantOrders } = market.as('operator')
  const [moving] = (await merchantOrders.preview(ship)).results
  const { results } = await merchantOrders.trigger({ ...ship, idempotencyKey: 'for MER000003' })
  expect(results).toEqual([moving])
  const states = async (reference: string) =>
    (await merchantOrders.byReference({ reference })).items.map(({ machine }) => machine.state)
  expect([await states(ownOrder(market)), await states(otherOrder(market))]).toEqual([['new'], ['shipped']])
})
