import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { spoolMailer } from '@souk/adapters/mail/spool-mailer'
import type { OrderId, StoreCode } from '@souk/domain/ids'
import { documentsOf } from '@souk/domain/order/documents'
import { invoiceTask } from '@souk/domain/tasks'
import { postgresOrderStore } from '@souk/postgres/orders/order-store'
import { openPool } from '@souk/postgres/pool'
import { invoicePdf } from '@souk/services/invoices/invoice-pdf'
import { issueDocuments } from '@souk/services/invoices/issue-invoices'
import { sendMail } from '@souk/services/mail/send-mail'
import { commitSaying } from '@souk/services/orders/commit'
import type { OrderDeps } from '@souk/services/orders/deps'
import { placeOrder } from '@souk/services/orders/place-order'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import { saveMerchant, savePaymentMethod, saveStore } from '@souk/services/setup/master-data'
import { importProcess } from '@souk/services/setup/processes'
import { saveSettings } from '@souk/services/setup/settings'
import type { Composed } from '../compose.ts'
import { cart, openMarketplace, operator, shop } from '../testing/marketplace.ts'
import { tasksWorker } from './tasks.ts'

const HOUR_MS = 3_600_000
const ORDERS = 50
const STORES = ['DE', 'AT'] as const
const company = { name: 'Souk GmbH', address: ['Große Straße 1', '10115 Berlin'], vatId: 'DE123456789' }

/** A marketplace of a company with a second store. */
async function openShop() {
  const opened = await openMarketplace()
  const { setup } = opened.composed
  const common = { currencies: ['EUR'], locale: 'de-DE', timeZone: 'Europe/Berlin', gracePeriodMinutes: 0 }
  const stores = STORES.map((code) => code as string as StoreCode)
  for (const code of stores) await saveStore(setup, { ...common, code, name: code })
  const merchant = { name: 'Both', email: 'both@example.com', status: 'approved', active: true, main: false } as const
  await saveMerchant(setup, { ...merchant, stores, reference: 'MER000009' })
  await saveSettings(setup, { key: 'company', value: { everywhere: company, stores: {} } })
  return opened
}

/** An order whose last commit left an invoice to be issued. */
async function orderToInvoice(deps: OrderDeps, n: number): Promise<OrderId> {
  const store = (STORES[n % STORES.length] ?? 'DE') as StoreCode
  const { id } = await placeOrder(deps, shop, { ...cart(`invoice ${n}`, ['MER000009']), store })
  await deps.orders.change(id, (order) => {
    const events = [{ type: 'commission.calculated', items: [] }] as const
    return commitSaying(order, {
      events,
      tasks: [invoiceTask('invoice')],
      actor: operator,
      at: deps.now(),
      answer: null,
    })
  })
  return id
}

/** A worker that does tasks of invoices, its clock this far ahead. */
function invoicing(deps: OrderDeps, ahead = 0) {
  const later = { ...deps, now: () => new Date(Date.now() + ahead) }
  return tasksWorker('invoice', issueDocuments(deps), { deps: later, report: () => undefined })
}

test('fifty invoices at once in two stores, some failing, on servers that die midway, have no gap and no twin', async () => {
  await using opened = await openShop()
  const { orders: deps, pool } = opened.composed
  const ids = await Promise.all(Array.from({ length: ORDERS }, (_, n) => orderToInvoice(deps, n)))

  await using doomedPool = openPool({ ...pool.options, application_name: 'doomed' })
  doomedPool.on('error', () => undefined)
  const doomed: OrderDeps = { ...deps, orders: postgresOrderStore({ pool: doomedPool, newId: deps.newId }) }
  let calls = 0
  const failing: OrderDeps = {
    ...deps,
    newId: () => {
      // After the number was drawn, before it is used.
      if (++calls % 3 === 0) throw new Error('failing')
      return deps.newId()
    },
  }
  const kill = () =>
    pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed'`)
  for (let round = 0; round < 3; round++) {
    const rounds = [doomed, failing, doomed, deps].map((node) => invoicing(node).round())
    await Promise.all([...rounds, kill(), kill()])
  }
  for (let hours = 1; hours <= 3 + ORDERS / 8; hours++) await invoicing(deps, hours * HOUR_MS).round()

  const orders = await Promise.all(ids.map((id) => deps.orders.byId(id)))
  const invoices = orders.flatMap((order) => (order ? documentsOf(order, 'invoice') : []))
  expect(invoices).toHaveLength(ORDERS)
  expect(new Set(orders.map((order) => order && documentsOf(order, 'invoice').length))).toEqual(new Set([1]))
  for (const store of STORES) {
    const numbers = invoices.flatMap(({ reference, number }) => (reference.includes(`-${store}-`) ? number : []))
    const dense = Array.from({ length: ORDERS / STORES.length }, (_, n) => n + 1)
    expect(numbers.toSorted((a, b) => a - b)).toEqual(dense)
  }
  expect(await deps.tasks.parked(10)).toEqual([])
})

const PROCESS = `<?xml version="1.0"?>
<statemachine xmlns="spryker:oms-01">
  <process name="Invoiced01" main="true">
    <states>
      <state name="new"/><state name="packed"><flag>ready for invoice</flag></state>
      <state name="invoiced"/><state name="cancelled"/>
    </states>
    <transitions>
      <transition happy="true"><source>new</source><target>packed</target><event>pack</event></transition>
      <transition happy="true"><source>packed</source><target>invoiced</target><event>invoice-generate</event></transition>
      <transition><source>invoiced</source><target>cancelled</target><event>cancel</event></transition>
    </transitions>
    <events>
      <event name="pack" manual="true" command="Oms/SendOrderConfirmation"/>
      <event name="invoice-generate" manual="true" command="Invoice/Generate"/>
      <event name="cancel" manual="true" command="MerchantOms/CancelOrderItem"/>
    </events>
  </process>
</statemachine>`

/** Does all tasks there are, mails into a folder; answers what lies there. */
async function worked({ mail, orders: deps }: Composed) {
  const folder = await mkdtemp(join(tmpdir(), 'souk-mail-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const mailer = spoolMailer({ folder, from: 'Souk <mail@souk.example>' })
  const how = {
    deps,
    report: (_: string, error: unknown) => {
      throw error
    },
  }
  const workers = [
    tasksWorker('invoice', issueDocuments(deps), how),
    tasksWorker('mail', sendMail({ ...mail, mailer }), how),
  ]
  for (const worker of workers) await worker.round()
  const files = await readdir(folder)
  return Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
}

test('a process confirms, invoices what is ready, and takes back what is cancelled, each with its mail', async () => {
  await using opened = await openShop()
  const { composed } = opened
  const { orders: deps, setup, mail } = composed
  const files = [{ path: 'oms/Invoiced01.xml', content: PROCESS }]
  await importProcess(setup, { files, main: 'oms/Invoiced01.xml', compatible: true, activate: true, dryRun: false })
  await savePaymentMethod(setup, { key: 'invoiced', provider: 'Souk', process: 'Invoiced01' })
  const { id, reference } = await placeOrder(deps, shop, cart('flow', ['MER000001', 'MER000002'], 'invoiced'))
  const order = async () => {
    const found = await deps.orders.byId(id)
    if (!found) throw new Error('the order is gone')
    return found
  }
  const fire = async (event: string, ...positions: readonly number[]) => {
    const items = (await order()).items.filter((_, n) => positions.includes(n)).map((item) => item.id)
    const request = { order: id, reference, side: 'marketplace', event, items, data: {} } as const
    await triggerEvent(deps, operator, { ...request, idempotencyKey: deps.newId() })
    return worked(composed)
  }
  const issued = async () => documentsOf(await order(), 'invoice')

  expect(await fire('pack', 0)).toHaveLength(1)
  const mails = await fire('invoice-generate', 0)
  expect(mails.filter((one) => one.includes('Content-Type: application/pdf'))).toHaveLength(1)
  const [invoice] = await issued()
  expect(invoice).toMatchObject({ reference: 'Invoice-DE-2026-1', status: 'mailed' })
  expect(new Set(invoice?.lines.flatMap(({ item }) => item ?? []))).toEqual(new Set([(await order()).items[0]?.id]))

  await fire('cancel', 0)
  expect((await issued()).map((one) => one.reference)).toEqual(['Invoice-DE-2026-1', 'CreditNote-DE-2026-1'])
  if (!invoice) return
  const [one, other] = [await invoicePdf(mail, invoice), await invoicePdf(mail, invoice)]
  expect(Buffer.from(one.body.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(Buffer.compare(one.body, other.body)).toBe(0)
})
