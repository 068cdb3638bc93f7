import { expect, test } from 'vitest'
import type { Actor } from '@souk/domain/actor'
import type { MerchantId } from '@souk/domain/ids'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { aLine } from '@souk/domain/testing/order'
import { aSouk, merchantUser, operator } from '../testing/souk.ts'
import { triggerEvent } from './trigger-event.ts'

/** An order of two merchants, which the second merchant's goods have left since it was looked at. */
async function shippedSince() {
  const souk = await aSouk()
  const { id, version: seenVersion } = await souk.place({
    items: [aLine(), aLine({ merchant: 'MER000003' })],
    payments: [{ method: 'card', captured: true }],
  })
  await souk.trigger(merchantUser(2), id, 'ship')
  const { items = [] } = (await souk.orders.orders.byId(id)) ?? {}
  const late = (actor: Actor, item?: string, merchant?: MerchantId) =>
    triggerEvent(souk.orders, actor, {
      order: id,
      side: 'merchant',
      reference: '',
      event: 'ship',
      seenVersion,
      idempotencyKey: souk.orders.newId(),
      data: {},
      ...(merchant && { merchant }),
      ...(item !== undefined && { items: items.filter((one) => one.id === item).map((one) => one.id) }),
    })
  return { late, shipped: items[0]?.id ?? '' }
}

test('who comes too late is told who was before, and what is possible now', async () => {
  const { late, shipped } = await shippedSince()
  const { results } = await late(operator, shipped)
  const reason = { code: 'step.changed', by: 'Merchant user 2', to: 'shipped', possible: ['deliver'] }
  expect(results).toMatchObject([{ item: shipped, outcome: 'refused', state: 'shipped', reason }])
})

test('of goods of another merchant nobody is told that they moved', async () => {
  const { late, shipped } = await shippedSince()
  await expect(late(merchantUser(3), shipped)).rejects.toMatchObject({ code: 'item.not-found' })
  const { results } = await late(merchantUser(3))
  expect(results.map(({ item, outcome }) => [item === shipped, outcome])).toEqual([[false, 'moved']])
})

test('an operator who means one merchant finds no item of another, moved or not', async () => {
  const { late, shipped } = await shippedSince()
  await expect(late(operator, shipped, aMerchant(3).id)).rejects.toMatchObject({ code: 'item.not-found' })
  await expect(late(operator, shipped, aMerchant(2).id)).resolves.toMatchObject({ results: [{ item: shipped }] })
})
