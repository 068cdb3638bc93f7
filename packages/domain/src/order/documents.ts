import type { Actor } from '../actor.ts'
import type { DocumentId, ExpenseId, MerchantId, OrderItemId, TaskId } from '../ids.ts'
import type { Address } from './address.ts'
import type { Lines, PaymentLine } from './lines.ts'
import type { PlaceInput } from './place-input.ts'

/**
 * What is written about an order beside its items and its money: kept with the order, changed through its one door as
 * `document.recorded`, listed by kind. A document is replaced whole under its id.
 */
export type OrderDocument = Comment | Note | Reclamation | Return | Invoice | GiftCard | Payout | Amendment

export type DocumentKind = OrderDocument['kind']

/** The documents of one kind. */
export type DocumentOf<Kind extends DocumentKind> = Extract<OrderDocument, { kind: Kind }>

interface Kept<Kind extends string> {
  readonly kind: Kind
  readonly id: DocumentId
  /** The one merchant it concerns. */
  readonly merchant?: MerchantId
  /** What people see, unique within the kind, e.g. `DE--21-R1`. */
  readonly reference?: string
  readonly status?: string
  readonly at: string
}

/** `internal`: among operators alone. `customer`: between the customer and the operators. */
export interface Comment extends Kept<'comment'> {
  readonly audience: 'internal' | 'customer'
  readonly author: Actor
  readonly message: string
  readonly tags: readonly string[]
  readonly editedAt?: string
  /** Taken back: its message is empty. */
  readonly removedAt?: string
}

/** What a command, or the task it left, had to say; for operators. */
export interface Note extends Kept<'note'> {
  readonly message: string
  readonly command?: string
  /** Said anew when the task is tried again. */
  readonly task?: TaskId
  readonly success: boolean
}

/** A claim, handled by hand: no machine moves for it. A closed one stays closed. */
export interface Reclamation extends Kept<'reclamation'> {
  readonly status: 'open' | 'closed'
  readonly items: readonly OrderItemId[]
  readonly comment?: string
  readonly openedBy: Actor
  readonly closedBy?: Actor
  readonly closedAt?: string
}

/** Goods on their way back to one merchant. Its state is that of its items. */
export interface Return extends Kept<'return'> {
  readonly merchant: MerchantId
  readonly reference: string
  /** Absent for guests. */
  readonly customer?: string
  readonly items: readonly ReturnItem[]
  readonly by: Actor
}

export interface ReturnItem {
  readonly item: OrderItemId
  /** Key of a return reason, or the customer's own words. */
  readonly reason: string
}

/**
 * An invoice, or the credit note that takes (part of) one back. Numbers have no gaps per store and year. It says all that
 * is printed on it as of the moment it was issued: it never changes, but for when it was mailed.
 */
export interface Invoice extends Kept<'invoice'> {
  readonly type: 'invoice' | 'credit-note'
  readonly status: 'issued' | 'mailed'
  readonly reference: string
  readonly number: number
  readonly year: number
  /** The day it was issued, in the store's time zone, e.g. `2026-11-02`. */
  readonly date: string
  /** Of a credit note: the invoice it corrects. */
  readonly corrects?: string
  readonly order: { readonly reference: string; readonly date: string; readonly customReference?: string }
  /** The day the last of its goods was delivered. */
  readonly delivered?: string
  readonly seller: Company
  readonly buyer: Address
  readonly customer?: string
  readonly locale: string
  readonly currency: string
  readonly lines: readonly InvoiceLine[]
  /** Of a credit note: what is given back. */
  readonly total: number
  /** By rate, the lowest first; `base` is without the tax. */
  readonly taxes: readonly { readonly taxRate: number; readonly base: number; readonly tax: number }[]
  readonly mailedAt?: string
}

/** Lines of goods and expenses; what was taken off them, or is owed no more, is negative. */
export interface InvoiceLine {
  readonly type: 'goods' | 'option' | 'expense' | 'discount' | 'cancelled'
  readonly item?: OrderItemId
  readonly expense?: ExpenseId
  readonly name: string
  readonly sku?: string
  readonly quantity: number
  /** Tax included. */
  readonly amount: number
  readonly taxRate: number
  readonly tax: number
}

/** Who invoices. */
export interface Company {
  readonly name: string
  /** As on an envelope, without the name. */
  readonly address: readonly string[]
  readonly vatId: string
  /** Printed at the foot, e.g. bank account, register, telephone. */
  readonly footer?: readonly string[]
}

/** A gift card that was bought. Its reference is its code: who knows it has the money. */
export interface GiftCard extends Kept<'gift-card'> {
  readonly reference: string
  readonly item: OrderItemId
  readonly amount: number
}

/** Money on its way to a merchant for some of its items, commission taken off; or on its way back. */
export interface Payout extends Kept<'payout'>, Lines {
  readonly merchant: MerchantId
  readonly type: 'payout' | 'reversal'
  readonly status: 'due' | 'paid' | 'failed'
  /** Σ items and expenses, positive either way. */
  readonly amount: number
  /** What the provider calls it. */
  readonly transfer?: string
  readonly failure?: string
}

/** The customer edits the order: another one takes its place when it is applied; failed or cancelled, all stays as it was. */
export interface Amendment extends Kept<'amendment'> {
  readonly status: 'open' | 'applying' | 'applied' | 'failed' | 'cancelled'
  /** What the order would become; as long as it is open or being applied. */
  readonly cart?: PlaceInput
  readonly by: Actor
  /** When the grace period ends that it interrupted; absent: it has no end. */
  readonly graceUntil?: string
  /** From `applying` on: reference of the order that takes this one's place. */
  readonly replacement?: string
  /** Money taken for this order that is the other's while it is being applied, and from then on. */
  readonly carried?: Carried
  readonly failure?: string
  readonly endedAt?: string
}

export interface Carried extends Lines {
  readonly payments: readonly PaymentLine[]
}

/** The documents of one kind, oldest first. */
export function documentsOf<Kind extends DocumentKind>(
  { documents }: { readonly documents: readonly OrderDocument[] },
  kind: Kind,
): DocumentOf<Kind>[] {
  return documents.filter((document): document is DocumentOf<Kind> => document.kind === kind)
}
