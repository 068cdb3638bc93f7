import { expect, test } from 'vitest'
import { NO_PAYMENT } from '@souk/domain/marketplace'
import { aLine } from '@souk/domain/testing/order'
import { removePaymentMethod } from '../setup/master-data.ts'
import { aSouk } from '../testing/souk.ts'

const free = [aLine({ unitPrice: 0 })]

async function market() {
  const souk = await aSouk({ store: { gracePeriodMinutes: 120 } })
  const statesOf = async (placing: ReturnType<typeof souk.place>) => {
    const order = await souk.orders.orders.byId((await placing).id)
    return order?.items.map(({ machine, merchantItem }) => [machine.state, merchantItem?.machine.state])
  }
  return { ...souk, statesOf }
}

test('an order with nothing to pay stands before its merchants at once, however it says it is paid', async () => {
  const { place, statesOf } = await market()
  for (const payments of [[], [{ method: 'invoice', captured: false }]])
    expect(await statesOf(place({ items: free, payments }))).toEqual([['sent to merchant', 'new']])
})

test('where there is no method for it, it runs the process of the one that is named', async () => {
  const { setup, place, statesOf } = await market()
  await removePaymentMethod(setup, NO_PAYMENT)
  expect(await statesOf(place({ items: free }))).toEqual([['grace period started', undefined]])
  await expect(place({ items: free, payments: [] })).rejects.toMatchObject({ code: 'order.no-payments' })
})
