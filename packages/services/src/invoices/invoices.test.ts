import { describe, expect, test } from 'vitest'
import type { Task } from '@souk/domain/engine/outcome'
import type { OrderId } from '@souk/domain/ids'
import { documentsOf } from '@souk/domain/order/documents'
import { souk as company } from '@souk/domain/testing/invoice'
import { aLine } from '@souk/domain/testing/order'
import type { Mail } from '../mail/mailer.ts'
import { sendMail } from '../mail/send-mail.ts'
import { saveSettings } from '../setup/settings.ts'
import { retryTask } from '../tasks/parked-tasks.ts'
import { runTask } from '../tasks/run-task.ts'
import { aSouk, operator } from '../testing/souk.ts'
import { invoicePdf } from './invoice-pdf.ts'
import { issueDocuments, issueInvoice } from './issue-invoices.ts'
import { mailInvoice } from './mail-invoice.ts'

/** A marketplace of a company, that does its tasks when told to and keeps its mails. */
async function invoicing() {
  const souk = await aSouk()
  await saveSettings(souk.setup, { key: 'company', value: { everywhere: company, stores: {} } })
  const { orders: deps, clock, invoices } = souk
  const mails: Mail[] = []
  const mailer = { send: async (mail: Mail) => void mails.push(mail) }
  const handlers = { invoice: issueDocuments(deps), mail: sendMail({ ...invoices, mailer }) }

  async function work(kind: 'invoice' | 'mail'): Promise<void> {
    const lease = { kind, now: clock.now, leaseMs: 60_000, limit: 100 } satisfies Parameters<typeof deps.tasks.take>[0]
    for (const task of await deps.tasks.take(lease)) await runTask(deps, task, handlers[kind])
  }
  const order = async (id: OrderId) => {
    const found = await deps.orders.byId(id)
    if (!found) throw new Error('the order is gone')
    return found
  }
  return {
    ...souk,
    deps,
    mails,
    order,
    issue: (id: OrderId) => issueInvoice(deps, { order: id, actor: operator }),
    references: async (id: OrderId) => documentsOf(await order(id), 'invoice').map(({ reference }) => reference),
    async work() {
      await work('invoice')
      await work('mail')
    },
  }
}

describe('invoices', () => {
  test('are numbered by store and year, the year being that of the store’s own clock', async () => {
    const { clock, place, issue } = await invoicing()
    const issueNext = async () => issue((await place()).id)
    expect([await issueNext(), await issueNext()]).toEqual(['Invoice-DE-2026-1', 'Invoice-DE-2026-2'])
    clock.now = new Date('2026-12-31T22:59:59.000Z')
    expect(await issueNext()).toBe('Invoice-DE-2026-3')
    clock.now = new Date('2026-12-31T23:00:00.000Z')
    expect(await issueNext()).toBe('Invoice-DE-2027-1')
  })

  test('are issued once for what they are about, and draw no number for nothing', async () => {
    const { place, issue } = await invoicing()
    const { id } = await place()
    expect(await issue(id)).toBe('Invoice-DE-2026-1')
    expect(await issue(id)).toBeNull()
    expect(await issue((await place()).id)).toBe('Invoice-DE-2026-2')
  })

  test('asked for by many at once are one', async () => {
    const { place, issue } = await invoicing()
    const { id } = await place()
    const issued = await Promise.all(Array.from({ length: 5 }, () => issue(id)))
    expect(issued.filter(Boolean)).toEqual(['Invoice-DE-2026-1'])
  })

  test('are refused while nobody said who invoices; a store may have a company of its own', async () => {
    const { place, setup, issue, order } = await invoicing()
    await saveSettings(setup, { key: 'company', value: { stores: {} } })
    const { id } = await place()
    await expect(issue(id)).rejects.toMatchObject({ code: 'invoice.no-company', details: { store: 'DE' } })
    const own = { ...company, name: 'Souk Deutschland' }
    await saveSettings(setup, { key: 'company', value: { everywhere: company, stores: { DE: own } } })
    await issue(id)
    expect(documentsOf(await order(id), 'invoice')[0]?.seller).toEqual(own)
  })

  test('are mailed with their PDF, a copy to whom the settings say, and say so', async () => {
    const { place, setup, issue, work, mails, order, invoices } = await invoicing()
    await saveSettings(setup, { key: 'invoices', value: { mailed: true, bcc: 'books@souk.example' } })
    const { id } = await place()
    await issue(id)
    await work()
    const [invoice] = documentsOf(await order(id), 'invoice')
    if (!invoice) throw new Error('no invoice')
    const { body } = await invoicePdf(invoices, invoice)
    expect(mails).toMatchObject([
      {
        to: 'ada@example.com',
        bcc: 'books@souk.example',
        subject: 'Ihre Rechnung Invoice-DE-2026-1',
        attachments: [{ name: 'Invoice-DE-2026-1.pdf', mediaType: 'application/pdf', body }],
      },
    ])
    expect(invoice).toMatchObject({ status: 'mailed', mailedAt: expect.any(String) })
    const notes = documentsOf(await order(id), 'note').map(({ message }) => message)
    expect(notes).toEqual(['Mailed to ada@example.com: Ihre Rechnung Invoice-DE-2026-1'])
  })

  test('are not mailed where the settings say so, until somebody asks', async () => {
    const { place, setup, issue, work, mails, deps } = await invoicing()
    await saveSettings(setup, { key: 'invoices', value: { mailed: false } })
    await issue((await place()).id)
    await work()
    expect(mails).toEqual([])
    const request = { reference: 'Invoice-DE-2026-1', to: 'books@ada.example', idempotencyKey: 'mail it, please' }
    await mailInvoice(deps, operator, request)
    await mailInvoice(deps, operator, request)
    await work()
    expect(mails.map(({ to }) => to)).toEqual(['books@ada.example'])
  })

  test('stay as they were printed first, whatever is mailed or set later', async () => {
    const { place, setup, issue, order, invoices, work } = await invoicing()
    const { id } = await place()
    await issue(id)
    const printed = async () => {
      const [invoice] = documentsOf(await order(id), 'invoice')
      return invoice && invoicePdf(invoices, invoice)
    }
    const first = await printed()
    await work()
    await saveSettings(setup, { key: 'company', value: { everywhere: { ...company, name: 'Another' }, stores: {} } })
    expect(await printed()).toEqual(first)
  })
})

describe('credit notes', () => {
  test('are issued by themselves when what was invoiced is given back or cancelled, in a series of their own', async () => {
    const { place, trigger, issue, references, work, mails } = await invoicing()
    const { id } = await place({ items: [aLine(), aLine({ merchant: 'MER000003' })] })
    await trigger(operator, id, 'pay')
    await issue(id)
    await work()
    await trigger(operator, id, 'cancel')
    await work()
    expect(await references(id)).toEqual(['Invoice-DE-2026-1', 'CreditNote-DE-2026-1'])
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Ihre Rechnung Invoice-DE-2026-1',
      'Ihre Gutschrift CreditNote-DE-2026-1',
    ])
  })

  test('are not issued for what was never invoiced', async () => {
    const { place, trigger, references, work } = await invoicing()
    const { id } = await place()
    await trigger(operator, id, 'pay')
    await trigger(operator, id, 'cancel')
    await work()
    expect(await references(id)).toEqual([])
  })
})

test('a task that says nothing sensible is parked, and done once it was corrected', async () => {
  const { place, deps, clock, work, references } = await invoicing()
  const { id } = await place()
  const wrong: Task = { kind: 'invoice', data: { issue: 'everything' } }
  await deps.orders.change(id, (order) => ({
    before: order,
    order: { ...order, version: order.version + 1 },
    events: [{ type: 'commission.calculated', items: [] }],
    jobs: [],
    tasks: [wrong],
    actor: operator,
    at: clock.now,
    answer: null,
  }))
  await work()
  const [parked] = await deps.tasks.parked(10)
  expect(parked?.error).toContain('data.issue')
  if (parked) await retryTask(deps, parked.id, { issue: 'invoice' })
  await work()
  expect(await references(id)).toEqual(['Invoice-DE-2026-1'])
})

test('a mail whose worker died after noting it is not sent again', async () => {
  const { place, issue, deps, invoices, clock, mails } = await invoicing()
  await issue((await place()).id)
  const mailer = { send: async (mail: Mail) => void mails.push(mail) }
  const [task] = await deps.tasks.take({ kind: 'mail', now: clock.now, leaseMs: 60_000, limit: 1 })
  if (!task) throw new Error('no mail is due')
  const dying = { ...deps, tasks: { ...deps.tasks, done: () => Promise.reject(new Error('killed')) } }
  const handle = sendMail({ ...invoices, mailer })
  await runTask(dying, task, handle).catch(() => undefined)
  await runTask(deps, { ...task, attempts: 2 }, handle)
  expect(mails).toHaveLength(1)
  expect(await deps.tasks.byId(task.id)).toBeUndefined()
})
