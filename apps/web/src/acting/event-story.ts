import type { OrderItemId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { OrderDocument } from '@souk/domain/order/documents'
import type { OrderEvent } from '@souk/domain/order/events'
import { dictionary, plural } from '../text/dictionary.ts'
import { locale } from '../text/locale.ts'
import { formatMoney } from '../text/money.ts'
import type { Phase } from '../ui/phase.ts'
import { eventLabel } from './event-label.ts'

/** What the teller must know of the order. */
export type Teller = {
  readonly currency: string
  /** What an item is called on this screen. */
  readonly nameOf: (item: OrderItemId) => string
  /** The colour group of a state of the machine that an item runs on this side. */
  readonly phaseOf: (side: Side, item: OrderItemId | undefined, state: string) => Phase
}

/** One line of a timeline; `note` says to which items, or why. */
export type Story = { readonly title: string; readonly phase: Phase; readonly note?: string | undefined }

const words = dictionary({
  en: {
    placed: 'Order placed',
    arrived: 'Order arrived',
    items: (count: number) => plural(count, '1 item', `${count} items`),
    held: (event: string) => `“${event}” comes soon`,
    undone: (event: string) => `“${event}” undone`,
    waiting: (event: string) => `Waiting for an answer to “${event}”`,
    waitingSilently: 'Waiting for an answer from outside',
    answered: 'Answer received',
    skipped: 'Waiting step skipped',
    failed: (event: string) => `“${event}” failed`,
    failedSilently: 'A step failed',
    captured: (amount: string) => `${amount} paid`,
    carried: (amount: string, to: string) => `${amount} carried over to ${to}`,
    canceled: (amount: string) => `${amount} canceled`,
    refunded: (amount: string) => `${amount} refunded`,
    commission: (amount: string) => `Commission of ${amount}`,
    returned: 'Return requested',
    split: (quantity: number) => `${quantity} of a row go their own way`,
    billing: 'Billing address changed',
    customReference: 'Custom reference changed',
    shipment: 'Shipment changed',
    document: {
      comment: 'Comment',
      note: 'Note',
      reclamation: 'Claim',
      return: 'Return',
      invoice: 'Invoice',
      'gift-card': 'Gift card',
      payout: 'Payout',
      amendment: 'Order edited by the customer',
    },
  },
  de: {
    placed: 'Bestellung aufgegeben',
    arrived: 'Bestellung eingegangen',
    items: (count) => plural(count, '1 Position', `${count} Positionen`),
    held: (event) => `„${event}“ folgt gleich`,
    undone: (event) => `„${event}“ zurückgenommen`,
    waiting: (event) => `Wartet auf die Antwort zu „${event}“`,
    waitingSilently: 'Wartet auf eine Antwort von außen',
    answered: 'Antwort eingegangen',
    skipped: 'Wartender Schritt übersprungen',
    failed: (event) => `„${event}“ ist fehlgeschlagen`,
    failedSilently: 'Ein Schritt ist fehlgeschlagen',
    captured: (amount) => `${amount} bezahlt`,
    carried: (amount, to) => `${amount} gehen auf ${to} über`,
    canceled: (amount) => `${amount} storniert`,
    refunded: (amount) => `${amount} erstattet`,
    commission: (amount) => `Provision von ${amount}`,
    returned: 'Rücksendung angemeldet',
    split: (quantity) => `${quantity} einer Position gehen eigene Wege`,
    billing: 'Rechnungsadresse geändert',
    customReference: 'Eigene Referenz geändert',
    shipment: 'Sendung geändert',
    document: {
      comment: 'Kommentar',
      note: 'Notiz',
      reclamation: 'Reklamation',
      return: 'Rücksendung',
      invoice: 'Rechnung',
      'gift-card': 'Geschenkkarte',
      payout: 'Auszahlung',
      amendment: 'Bestellung vom Kunden geändert',
    },
  },
})

/** So many are named; more are counted. */
const named = 2

const sum = (lines: readonly { readonly amount: number }[]): number =>
  lines.reduce((all, { amount }) => all + amount, 0)

/** What happened, in the person's language; undefined for what is of no use to read, e.g. a timer that was set anew. */
export function storyOf(event: OrderEvent, teller: Teller): Story | undefined {
  const text = words[locale()]
  const money = (amount: number): string => formatMoney(amount, teller.currency)
  const about = (items: readonly OrderItemId[]): string =>
    items.length > named ? text.items(items.length) : items.map(teller.nameOf).join(', ')
  const of = (lines: readonly { readonly item: OrderItemId }[]): string => about(lines.map(({ item }) => item))
  switch (event.type) {
    case 'order.placed':
      return { title: text.placed, phase: 'neutral', note: text.items(event.order.items.length) }
    case 'merchantOrder.created':
      return { title: text.arrived, phase: 'neutral', note: text.items(event.items.length) }
    case 'items.moved':
      return {
        title: moved(event),
        phase: teller.phaseOf(event.side, event.items[0], event.to),
        note: about(event.items),
      }
    case 'timers.armed':
      return undefined
    case 'step.held':
      return { title: text.held(eventLabel(event.held.event)), phase: 'waiting', note: about(event.items) }
    case 'step.undone':
      return { title: text.undone(eventLabel(event.event)), phase: 'neutral', note: about(event.items) }
    case 'step.started':
      return { title: waiting(event.pending.event), phase: 'waiting', note: about(event.items) }
    case 'step.ended':
      return event.skipped === undefined
        ? { title: text.answered, phase: 'progress', note: about(event.items) }
        : { title: text.skipped, phase: 'late', note: event.skipped }
    case 'step.failed':
      return { title: failed(event.failed.event), phase: 'bad', note: event.failed.message }
    case 'payment.captured':
      return {
        title: text.captured(money(sum(event.items) + sum(event.expenses))),
        phase: 'good',
        note: of(event.items),
      }
    case 'payment.carried':
      return { title: text.carried(money(sum(event.payments)), event.to), phase: 'neutral' }
    case 'items.cancelled':
      return {
        title: text.canceled(money(sum(event.items) + sum(event.expenses))),
        phase: 'bad',
        note: of(event.items),
      }
    case 'refund.created':
      return {
        title: text.refunded(money(event.refund.amount)),
        phase: 'bad',
        note: about(event.refund.lines.flatMap(({ item }) => item ?? [])),
      }
    case 'commission.calculated':
      return { title: text.commission(money(sum(event.items))), phase: 'neutral', note: of(event.items) }
    case 'return.started':
      return { title: text.returned, phase: 'waiting', note: of(event.items) }
    case 'items.relocated':
      return { title: `${event.from} › ${event.to}`, phase: 'late', note: event.reason }
    case 'item.split':
      return { title: text.split(event.part.quantity), phase: 'neutral', note: about([event.item.id]) }
    case 'document.recorded':
      return { title: text.document[event.document.kind], phase: 'neutral', note: noteOf(event.document) }
    case 'billing.changed':
      return { title: text.billing, phase: 'neutral' }
    case 'customReference.changed':
      return { title: text.customReference, phase: 'neutral', note: event.customReference ?? undefined }
    case 'shipment.recorded':
      return { title: text.shipment, phase: 'neutral', note: about(event.items) }
  }
}

/** The few words that tell it from others of its kind. */
function noteOf(document: OrderDocument): string | undefined {
  if (document.kind === 'comment' || document.kind === 'note') return document.message
  return [document.reference, document.status].filter(Boolean).join(' · ') || undefined
}

const moved = ({ event, from, to }: Extract<OrderEvent, { type: 'items.moved' }>): string =>
  event === null ? `${from} › ${to}` : `${eventLabel(event)}: ${from} › ${to}`

const waiting = (event: string | null): string =>
  event === null ? words[locale()].waitingSilently : words[locale()].waiting(eventLabel(event))

const failed = (event: string | null): string =>
  event === null ? words[locale()].failedSilently : words[locale()].failed(eventLabel(event))
