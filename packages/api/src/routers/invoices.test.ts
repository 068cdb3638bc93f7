import { expect, test } from 'vitest'
import { aMarket } from '../testing/market.ts'

const company = { name: 'Souk GmbH', address: ['Große Straße 1', '10115 Berlin'], vatId: 'DE123456789' }

/** A market whose order was invoiced. */
async function invoiced() {
  const market = await aMarket()
  const operator = market.as('operator')
  await operator.settings.save({ key: 'company', value: { everywhere: company, stores: {} } })
  const request = { reference: market.order.reference, idempotencyKey: 'invoice it, please' }
  return { ...market, operator, request, issued: await operator.invoices.issue(request) }
}

test('an operator invoices an order by hand; the same act is answered the same, another finds nothing left', async () => {
  const { operator, request, issued } = await invoiced()
  expect(issued).toEqual({ reference: 'Invoice-DE-2026-1' })
  expect(await operator.invoices.issue(request)).toEqual(issued)
  expect(await operator.invoices.issue({ ...request, idempotencyKey: 'once more, please' })).toEqual({
    reference: null,
  })
})

test('operators and shops list invoices and read them', async () => {
  const { as, order } = await invoiced()
  for (const caller of ['operator', 'shop'] as const) {
    const { invoices } = as(caller)
    const { rows, total } = await invoices.list({ search: 'invoice-de' })
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      type: 'invoice',
      status: 'issued',
      reference: 'Invoice-DE-2026-1',
      total: order.totals.grandTotal,
      order: { reference: order.reference, customer: 'Ada Lovelace' },
    })
    const { invoice } = await invoices.byReference({ reference: 'Invoice-DE-2026-1' })
    expect(invoice.lines).toHaveLength(2)
    expect((await invoices.list({ statuses: ['mailed'] })).rows).toEqual([])
  }
})

test('its PDF is the same bytes each time', async () => {
  const { as } = await invoiced()
  const pdf = () => as('shop').invoices.pdf({ reference: 'Invoice-DE-2026-1' })
  const first = await pdf()
  expect(first).toMatchObject({ name: 'Invoice-DE-2026-1.pdf', mediaType: 'application/pdf' })
  expect(await pdf()).toEqual(first)
})

test('the preview of an event that takes back what was invoiced tells the credit note', async () => {
  const { operator, order } = await invoiced()
  const asked = { reference: order.reference, event: 'cancel' }
  expect((await operator.orders.preview(asked)).tasks).toEqual(['invoice'])
})

test('an invoice that is not there is not found', async () => {
  const { operator } = await invoiced()
  const reference = 'Invoice-DE-2026-2'
  const notFound = { code: 'NOT_FOUND', cause: { code: 'invoice.not-found', details: { reference } } }
  await expect(operator.invoices.byReference({ reference })).rejects.toMatchObject(notFound)
  await expect(operator.invoices.pdf({ reference })).rejects.toMatchObject(notFound)
  const mailing = operator.invoices.mail({ reference, idempotencyKey: 'mail it, please' })
  await expect(mailing).rejects.toMatchObject(notFound)
})

test('while nobody said who invoices, nothing is issued', async () => {
  const market = await aMarket()
  const issuing = market.as('operator').invoices.issue({
    reference: market.order.reference,
    idempotencyKey: 'invoice it, please',
  })
  await expect(issuing).rejects.toMatchObject({ cause: { code: 'invoice.no-company', details: { store: 'DE' } } })
})

test('a parked mail is shown with its error and what it goes by, mended, retried and skipped by operators', async () => {
  const { operator, order, orders, clock } = await invoiced()
  const lease = { kind: 'mail', now: clock.now, leaseMs: 60_000, limit: 1 } as const
  const park = async () => {
    const [task] = await orders.tasks.take(lease)
    if (task) await orders.tasks.park(task.id, 'no such address')
  }
  await park()
  const [parked] = await operator.tasks.parked({})
  expect(parked).toMatchObject({
    kind: 'mail',
    orderReference: order.reference,
    error: 'no such address',
    data: { mail: 'invoice' },
  })
  if (!parked) return
  const { task } = parked
  await operator.tasks.edit({ task, data: { ...parked.data, to: 'ada@example.com' } })
  expect(await operator.tasks.parked({})).toEqual([])
  await park()
  expect((await operator.tasks.parked({}))[0]?.data).toMatchObject({ to: 'ada@example.com' })
  await operator.tasks.retry({ task })
  await park()
  await operator.tasks.skip({ task, reason: 'told by telephone' })
  expect(await operator.tasks.parked({})).toEqual([])
  await expect(operator.tasks.retry({ task })).rejects.toMatchObject({ cause: { code: 'task.not-found' } })
})
