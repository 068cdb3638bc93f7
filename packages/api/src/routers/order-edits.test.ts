import { describe, expect, test } from 'vitest'
import { documentsOf } from '@souk/domain/order/documents'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { anAct, cart, home, line } from '../testing/cart.ts'
import { aMarket } from '../testing/market.ts'
import type { Market } from '../testing/market.ts'
import { refusalOf } from '../testing/refusal-of.ts'

const elsewhere = { ...home, city: 'Wien', zipCode: '1010', country: 'AT' }
const standard = { address: elsewhere, method: 'Standard', carrier: 'DHL' }

async function placed(market: Market, ...items: ReturnType<typeof line>[]) {
  const { reference } = await market.as('shop').orders.place({ ...cart(items), ...anAct() })
  const detail = async () => market.as('operator').orders.byReference({ reference })
  return { reference, detail, order: (await detail()).order }
}

describe('an order’s custom reference', () => {
  test('is what the cart says, changed and taken away by the operator, found by the search', async () => {
    const market = await aMarket()
    const { orders } = market.as('operator')
    const { reference } = await market
      .as('shop')
      .orders.place({ ...cart([line(10_00)]), customReference: 'PO-7', ...anAct() })
    const found = async (search: string) => (await orders.list({ search })).rows.map((row) => row.customReference)
    expect(await found('po-7')).toEqual(['PO-7'])
    await orders.setCustomReference({ reference, customReference: 'PO-8', ...anAct() })
    expect([await found('po-7'), await found('po-8')]).toEqual([[], ['PO-8']])
    const act = { reference, customReference: null, ...anAct() }
    const answer = await orders.setCustomReference(act)
    expect(answer).toEqual({ reference, version: 3 })
    expect(await orders.setCustomReference(act)).toEqual(answer)
    expect(await orders.setCustomReference({ reference, customReference: null, ...anAct() })).toEqual(answer)
    expect((await orders.byReference({ reference })).order).not.toHaveProperty('customReference')
  })

  test('is not overwritten by somebody who did not see it', async () => {
    const market = await aMarket()
    const { orders } = market.as('operator')
    const { reference } = await placed(market, line(10_00))
    await orders.setCustomReference({ reference, customReference: 'PO-8', ...anAct() })
    const late = { reference, customReference: 'PO-9', seenVersion: 1, ...anAct() }
    const refusal = await refusalOf(orders.setCustomReference(late))
    expect(refusal).toMatchObject({ code: 'order.changed', details: { by: 'olga@souk.example', version: 2 } })
    await orders.changeBilling({ reference, address: elsewhere, seenVersion: 1, ...anAct() })
    expect(await orders.setCustomReference({ ...late, seenVersion: 3, ...anAct() })).toEqual({ reference, version: 4 })
  })
})

describe('billing and shipping addresses', () => {
  test('have a history: what they were, who gave them and when', async () => {
    const market = await aMarket()
    const { orders } = market.as('operator')
    const { reference, order } = await placed(market, line(10_00))
    await orders.changeBilling({ reference, address: elsewhere, ...anAct() })
    await market.as('operator').shipments.save({ reference, ...standard, shipment: order.shipments[0]?.id, ...anAct() })
    const { addresses } = await orders.addresses({ reference })
    expect(addresses.map(({ kind, address, by }) => [kind, address.city, by.name])).toEqual([
      ['billing', 'Berlin', 'Shop'],
      ['shipping', 'Berlin', 'Shop'],
      ['billing', 'Wien', 'olga@souk.example'],
      ['shipping', 'Wien', 'olga@souk.example'],
    ])
    const { order: after } = await orders.byReference({ reference })
    expect([after.billing.city, after.shipping?.city]).toEqual(['Wien', 'Wien'])
    const nowhere = orders.changeBilling({ reference, address: { ...elsewhere, country: 'ZZ' }, ...anAct() })
    expect((await refusalOf(nowhere)).code).toBe('order.unknown-country')
  })
})

describe('shipments', () => {
  test('are split and edited after ordering, at no cost', async () => {
    const market = await aMarket()
    const { shipments } = market.as('operator')
    const { reference, order, detail } = await placed(market, line(70_29, { quantity: 3 }))
    const [, second = '', third = ''] = order.items.map(({ id }): string => id)
    const made = await shipments.save({ reference, ...standard, items: [second], ...anAct() })
    const express = { ...standard, method: 'Express', requestedDeliveryDate: '2027-01-25' }
    await shipments.save({ reference, ...express, shipment: made.shipment, items: [third], ...anAct() })
    const { order: after } = await detail()
    expect(
      after.shipments.map(({ carrier, method, requestedDeliveryDate }) => [carrier, method, requestedDeliveryDate]),
    ).toEqual([
      ['Hermes', 'Standard', undefined],
      ['DHL', 'Standard', undefined],
      ['DHL', 'Express', '2027-01-25'],
    ])
    expect(after.items.map(({ shipment }) => after.shipments.findIndex(({ id }) => id === shipment))).toEqual([0, 1, 2])
    expect(after.totals).toEqual(order.totals)
  })

  test('are the main merchant’s for its own goods, and no other merchant’s', async () => {
    const market = await aMarket()
    const { reference, order } = await placed(market, line(10_00, { merchant: 'MER000001' }), line(10_00))
    await market.as('operator').orders.trigger({ reference, event: 'pay', ...anAct() })
    const own = `${reference}--MER000001`
    const { shipment } = await market.asMerchant(1).shipments.save({
      reference: own,
      ...standard,
      shipment: order.shipments[0]?.id,
      ...anAct(),
    })
    expect(shipment).toBe(order.shipments[0]?.id)
    const shown = await market.asMerchant(1).merchantOrders.byReference({ reference: own })
    expect(shown.shipments).toMatchObject([{ carrier: 'DHL', address: { city: 'Wien' } }])
    const foreign = { reference: own, ...standard, shipment: order.shipments[1]?.id, ...anAct() }
    expect((await refusalOf(market.asMerchant(1).shipments.save(foreign))).code).toBe('shipment.not-found')
    const item = { reference: own, ...standard, items: [order.items[1]?.id ?? ''], ...anAct() }
    expect((await refusalOf(market.asMerchant(1).shipments.save(item))).code).toBe('item.not-found')
    const another = { reference: `${reference}--MER000002`, ...standard, ...anAct() }
    expect((await refusalOf(market.asMerchant(1).shipments.save(another))).code).toBe('merchant-order.not-found')
    expect((await refusalOf(market.as('merchant').shipments.save(another))).code).toBe('shipment.main-merchant-only')
  })
})

describe('comments', () => {
  test('of the customer and of operators are one thread, and each changes their own', async () => {
    const market = await aMarket()
    const { reference, detail } = await placed(market, line(10_00))
    const by = { reference, customer: 'DE--21' }
    const act = { ...by, audience: 'customer' as const, message: 'When?', tags: ['delivery'], ...anAct() }
    const { comment } = await market.as('shop').comments.add(act)
    expect((await market.as('shop').comments.add(act)).comment).toBe(comment)
    await market.as('operator').comments.add({ reference, audience: 'customer', message: 'Soon.', ...anAct() })
    await market.as('shop').comments.edit({ ...by, comment, message: 'When, please?', ...anAct() })
    const thread = async () =>
      documentsOf((await detail()).order, 'comment').map(({ author, message }) => [author.name, message])
    expect(await thread()).toEqual([
      ['Ada Lovelace', 'When, please?'],
      ['olga@souk.example', 'Soon.'],
    ])
    const edit = market.as('operator').comments.edit({ reference, comment, message: 'Never', ...anAct() })
    expect((await refusalOf(edit)).code).toBe('comment.not-yours')
    await market.as('shop').comments.remove({ ...by, comment, ...anAct() })
    expect(await thread()).toEqual([
      ['Ada Lovelace', ''],
      ['olga@souk.example', 'Soon.'],
    ])
  })

  test('are written for a customer whose order it is, to operators; what these write among themselves is not there', async () => {
    const market = await aMarket()
    const { reference } = await placed(market, line(10_00))
    const { comments } = market.as('shop')
    const comment = { reference, audience: 'customer', message: 'Hello', ...anAct() } as const
    for (const customer of ['DE--22', undefined]) {
      expect((await refusalOf(comments.add({ ...comment, customer }))).code).toBe('order.not-found')
    }
    const internal = { ...comment, customer: 'DE--21', audience: 'internal' } as const
    expect((await refusalOf(comments.add(internal))).code).toBe('comment.audience')
    const own = await market.as('operator').comments.add({ ...comment, audience: 'internal', ...anAct() })
    const removing = comments.remove({ reference, customer: 'DE--21', comment: own.comment, ...anAct() })
    expect((await refusalOf(removing)).code).toBe('comment.not-found')
  })

  test('and custom references reach no merchant', async () => {
    const market = await aMarket()
    const { reference } = market.order
    const merchantOrder = `${reference}--MER000002`
    const before = await market.as('merchant').merchantOrders.byReference({ reference: merchantOrder })
    const heard = async () => (await market.feed.read(`m:${aMerchant(2).id}`, 0, 100)).entries.length
    const count = await heard()
    for (const audience of ['internal', 'customer'] as const) {
      await market.as('operator').comments.add({ reference, audience, message: 'Hello', ...anAct() })
    }
    await market.as('operator').orders.setCustomReference({ reference, customReference: 'PO', ...anAct() })
    const after = await market.as('merchant').merchantOrders.byReference({ reference: merchantOrder })
    expect(after).toEqual({ ...before, version: after.version })
    expect(await heard()).toBe(count)
  })
})
