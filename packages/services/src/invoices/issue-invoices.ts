import type { Actor } from '@souk/domain/actor'
import { dayIn } from '@souk/domain/day'
import type { DocumentId, OrderId } from '@souk/domain/ids'
import { dueCredit } from '@souk/domain/invoice/credit'
import { creditNoteOf, dueLines, invoiceOf } from '@souk/domain/invoice/issue'
import type { IssueTerms } from '@souk/domain/invoice/issue'
import { isReady, passedReady } from '@souk/domain/invoice/ready'
import type { Marketplace } from '@souk/domain/marketplace'
import type { Invoice } from '@souk/domain/order/documents'
import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import { companyOf } from '@souk/domain/settings'
import { mailTask } from '@souk/domain/tasks'
import { commitSaying } from '../orders/commit.ts'
import { system } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { orderById } from '../orders/order-by-id.ts'
import type { IdempotencyKey } from '../orders/order-store.ts'
import type { TaskHandler } from '../tasks/run-task.ts'

export interface IssueRequest {
  readonly order: OrderId
  readonly actor: Actor
  readonly idempotency?: IdempotencyKey
}

/**
 * Invoices what of the order is ready and not invoiced yet. Answers the invoice's reference; null: there is nothing to invoice.
 * Which rows are ready is read before the lock: a row that has been ready stays so. Refused: `invoice.no-company`.
 */
export async function issueInvoice(deps: OrderDeps, request: IssueRequest): Promise<string | null> {
  const marketplace = await deps.marketplace.current()
  const passed = passedReady(await deps.orders.events(request.order, 0), marketplace)
  return issue(deps, request, {
    marketplace,
    type: 'invoice',
    draw(order, terms) {
      const lines = dueLines(order, (item) => isReady(item, passed, marketplace))
      return lines.length === 0 ? undefined : invoiceOf(order, lines, terms)
    },
  })
}

/** Takes back what is invoiced and no longer owed or kept, one credit note for each invoice. Answers their references. */
async function issueCreditNotes(deps: OrderDeps, request: IssueRequest): Promise<readonly string[]> {
  const marketplace = await deps.marketplace.current()
  const issued: string[] = []
  for (;;) {
    const reference = await issue(deps, request, {
      marketplace,
      type: 'credit-note',
      draw(order, terms) {
        const credit = dueCredit(order)
        return credit && creditNoteOf(order, credit, terms)
      },
    })
    if (reference === null) return issued
    issued.push(reference)
  }
}

interface Issuing {
  readonly marketplace: Marketplace
  readonly type: Invoice['type']
  /** Undefined: there is nothing to issue, and no number is drawn. */
  readonly draw: (order: Order, terms: IssueTerms) => Invoice | undefined
}

async function issue(deps: OrderDeps, { order: id, actor, idempotency }: IssueRequest, issuing: Issuing) {
  const { marketplace, type, draw } = issuing
  const order = await orderById(deps, id)
  const now = deps.now()
  const zone = marketplace.stores.get(order.store)?.timeZone ?? 'UTC'
  const date = dayIn(zone, now)
  const terms = { now, date, seller: sellerOf(order, marketplace), dayOf: (at: Date) => dayIn(zone, at) }
  const decide = (locked: Order, number: number) => {
    const document = draw(locked, { ...terms, number, id: deps.newId() as DocumentId })
    if (!document) return { unchanged: null }
    const tasks = marketplace.settings.invoices.mailed ? [mailTask({ mail: 'invoice', invoice: document.id })] : []
    const events = [{ type: 'document.recorded', document }] as const
    return commitSaying<string | null>(locked, { events, tasks, actor, at: now, answer: document.reference })
  }
  return deps.orders.changeNumbered(id, { series: `${type} ${order.store} ${date.slice(0, 4)}`, decide }, idempotency)
}

function sellerOf({ store }: Order, { settings }: Marketplace) {
  const seller = companyOf(settings, store)
  if (seller) return seller
  const sentence = `Nobody said who invoices in store ${store}. Set the company in Settings, and try again.`
  throw new Refused('invoice.no-company', sentence, { store })
}

/** Issues what a task asks for, where there is something to issue. */
export function issueDocuments(deps: OrderDeps): TaskHandler {
  const actor = system('invoices', 'Invoices')
  return async ({ order, data: { issue: wanted } }) => {
    if (wanted === 'invoice') await issueInvoice(deps, { order, actor })
    else if (wanted === 'credit-note') await issueCreditNotes(deps, { order, actor })
    else
      throw new Refused('task.bad-data', 'data.issue is neither invoice nor credit-note. Correct it, or skip the task.')
    return undefined
  }
}
