import { expect, test } from 'vitest'
import { placeOrder } from '@souk/contract/orders'
import type { MerchantId, StoreCode } from '@souk/domain/ids'
import type { Merchant, Store } from '@souk/domain/marketplace'
import { castOf, exampleOrder } from './example-order.ts'
import { clientSnippet, curlSnippet } from './snippets.ts'

const store = (code: string): Store => ({
  code: code as StoreCode,
  name: code,
  currencies: ['EUR'],
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  gracePeriodMinutes: 0,
})

const merchant = (reference: string, stores: readonly string[], more: Partial<Merchant> = {}): Merchant => ({
  id: reference as MerchantId,
  reference,
  name: `O'${reference}`,
  email: 'shop@example.com',
  status: 'approved',
  active: true,
  main: false,
  stores: stores as StoreCode[],
  warehouses: [],
  ...more,
})

const paymentMethods = ['card', 'invoice', 'no payment'].map((key) => ({ key, provider: 'Souk', process: 'P' }))

test('an example order is one the server takes, and is split between two merchants', () => {
  const cast = castOf({
    stores: [store('AT'), store('DE')],
    merchants: [merchant('M1', ['DE']), merchant('M2', ['AT', 'DE']), merchant('M3', ['DE'])],
    paymentMethods,
  })
  const order = cast && exampleOrder(cast)
  expect(placeOrder.safeParse({ idempotencyKey: 'first-order', ...order }).success).toBe(true)
  expect(order?.store).toBe('DE')
  expect(order?.items.map((item) => item.merchant)).toEqual(['M1', 'M2'])
  expect(order?.payments).toEqual([{ method: 'invoice' }])
})

test('nobody is in it with whom no order can be placed', () => {
  const merchants = [
    merchant('M1', ['DE'], { status: 'denied' }),
    merchant('M2', ['DE'], { active: false }),
    merchant('M3', ['AT']),
  ]
  expect(castOf({ stores: [store('DE')], merchants, paymentMethods })).toBeUndefined()
  expect(castOf({ stores: [store('DE')], merchants: [merchant('M1', ['DE'])], paymentMethods: [] })).toBeUndefined()
  expect(
    castOf({ stores: [store('DE')], merchants: [merchant('M1', ['DE'])], paymentMethods: paymentMethods.slice(2) }),
  ).toBeUndefined()
})

test('the shell gets one argument, whatever names have in them', () => {
  const cast = castOf({ stores: [store('DE')], merchants: [merchant("D'Oro", ['DE'])], paymentMethods })
  const order = cast && exampleOrder(cast)
  if (!order) throw new Error('there is an order')
  const call = { url: 'http://souk.test', apiKey: 'k', order }
  expect(curlSnippet(call, 'first-order')).toContain(`"merchant": "D'\\''Oro"`)
  expect(clientSnippet(call)).toContain(`merchant: "D'Oro"`)
})
