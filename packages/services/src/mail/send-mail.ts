import { isoOf } from '@souk/domain/iso'
import type { Marketplace } from '@souk/domain/marketplace'
import type { Invoice } from '@souk/domain/order/documents'
import { documentsOf } from '@souk/domain/order/documents'
import type { OrderEvent } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import { companyOf } from '@souk/domain/settings'
import type { InvoiceDeps } from '../invoices/deps.ts'
import { invoicePdf } from '../invoices/invoice-pdf.ts'
import { orderById } from '../orders/order-by-id.ts'
import { isNoted } from '../tasks/run-task.ts'
import type { TaskHandler } from '../tasks/run-task.ts'
import { writtenLetter } from './letter.ts'
import { letterOf } from './letters.ts'
import { addressIn, mailDataOf } from './mail-data.ts'
import type { Mail, Mailer } from './mailer.ts'

export interface MailDeps extends InvoiceDeps {
  readonly mailer: Mailer
}

/**
 * Writes and sends the mail of a task. One whose worker died between sending and noting it goes out twice, under the same
 * id; every other one once.
 */
export function sendMail(deps: MailDeps): TaskHandler {
  return async (task) => {
    const order = await orderById(deps, task.order)
    if (isNoted(order, task)) return undefined
    const marketplace = await deps.marketplace.current()
    const company = companyName(order, marketplace)
    const addressed = letterOf(mailDataOf(task.data), { order, marketplace, company })
    const { letter, invoice } = addressed
    const to = addressIn(task.data) ?? addressed.to
    const enclosed = invoice ? await enclosure(deps, invoice, marketplace) : {}
    await deps.mailer.send({ id: task.id, to, ...writtenLetter(letter), ...enclosed })
    const message = `Mailed to ${to}: ${letter.subject}`
    return { message, ...(invoice && { events: (now: Order) => mailed(now, invoice, deps.now()) }) }
  }
}

function companyName({ store }: Order, { settings, stores }: Marketplace): string {
  return companyOf(settings, store)?.name ?? stores.get(store)?.name ?? store
}

async function enclosure(
  deps: InvoiceDeps,
  invoice: Invoice,
  { settings: { invoices } }: Marketplace,
): Promise<Pick<Mail, 'attachments' | 'bcc'>> {
  const pdf = await invoicePdf(deps, invoice)
  return { attachments: [pdf], ...(invoices.bcc !== undefined && { bcc: invoices.bcc }) }
}

function mailed(order: Order, { id }: Invoice, at: Date): readonly OrderEvent[] {
  return documentsOf(order, 'invoice')
    .filter((invoice) => invoice.id === id)
    .map((invoice) => {
      return { type: 'document.recorded', document: { ...invoice, status: 'mailed', mailedAt: isoOf(at) } }
    })
}
