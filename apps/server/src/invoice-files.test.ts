import { expect, onTestFinished, test } from 'vitest'
import { aMarket } from '@souk/api/testing/market'
import type { Caller } from '@souk/api/testing/market'
import { httpServer } from './http.ts'

const company = { name: 'Souk GmbH', address: ['Große Straße 1', '10115 Berlin'], vatId: 'DE123456789' }

/** The HTTP face of a market with an invoice, as somebody reaches it. */
async function invoiced() {
  const market = await aMarket()
  const { settings, invoices } = market.as('operator')
  await settings.save({ key: 'company', value: { everywhere: company, stores: {} } })
  await invoices.issue({ reference: market.order.reference, idempotencyKey: 'invoice it, please' })
  const faults: unknown[] = []
  const get = async (caller: Caller, url: string) => {
    const app = await httpServer({
      context: async () => market.contextOf(caller),
      origins: [],
      proxies: [],
      web: '/nowhere',
      isReady: async () => true,
      isLeaving: () => false,
      onFault: (_, error) => faults.push(error),
    })
    onTestFinished(() => app.close())
    return app.inject({ url })
  }
  return { ...market, get, faults }
}

const PATH = '/files/invoices/Invoice-DE-2026-1.pdf'

test('an invoice is a file to operators and shops, the bytes of the procedure', async () => {
  const { get, as } = await invoiced()
  const { body } = await as('operator').invoices.pdf({ reference: 'Invoice-DE-2026-1' })
  for (const caller of ['operator', 'shop', 'shop with events'] as const) {
    const answer = await get(caller, PATH)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="Invoice-DE-2026-1.pdf"',
      'cache-control': 'private, no-cache',
    })
    expect(answer.rawPayload.toString('base64')).toBe(body)
  }
})

test.each<[Caller, number, string]>([
  ['anonymous', 401, 'sign-in.needed'],
  ['merchant', 403, 'call.not-permitted'],
])('it is none to %s', async (caller, status, code) => {
  const { get } = await invoiced()
  const answer = await get(caller, PATH)
  expect([answer.statusCode, answer.json()]).toMatchObject([status, { refused: { code } }])
})

test('one that is not there is not found', async () => {
  const { get, faults } = await invoiced()
  const answer = await get('operator', '/files/invoices/Invoice-DE-2026-2.pdf')
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toEqual({
    error: 'There is no invoice Invoice-DE-2026-2.',
    refused: { code: 'invoice.not-found', details: { reference: 'Invoice-DE-2026-2' } },
  })
  expect(faults).toEqual([])
})
