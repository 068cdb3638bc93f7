import { dayIn } from '@souk/domain/day'
import type { Marketplace } from '@souk/domain/marketplace'
import { sum } from '@souk/domain/money'
import { fullName } from '@souk/domain/order/address'
import { documentsOf } from '@souk/domain/order/documents'
import type { Amendment, Invoice } from '@souk/domain/order/documents'
import type { OrderItem } from '@souk/domain/order/item'
import type { MerchantOrder, Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'
import type { MailData } from '@souk/domain/tasks'
import { dayText, moneyText } from '@souk/domain/text'
import { mailWords } from './language.ts'
import type { Letter, Table } from './letter.ts'
import type { MailWords } from './words.ts'

/** What letters are written from. */
export interface LetterContext {
  readonly order: Order
  readonly marketplace: Marketplace
  /** Who signs. */
  readonly company: string
}

/** A letter and who gets it, unless somebody says otherwise. */
export interface Addressed {
  readonly letter: Letter
  readonly to: string
  /** Goes along as a PDF. */
  readonly invoice?: Invoice
}

/** Refused: `task.bad-data` where the order does not have what the mail is about. */
export function letterOf(data: MailData, context: LetterContext): Addressed {
  switch (data.mail) {
    case 'order confirmation':
      return toCustomer(context, orderConfirmation)
    case 'order shipped':
      return toCustomer(context, (desk) => orderShipped(desk, rowsOf(context, data.items)))
    case 'product review request':
      return toCustomer(context, (desk) => productReview(desk, rowsOf(context, data.items)))
    case 'gift card':
      return toCustomer(context, (desk) => giftCards(desk, rowsOf(context, data.items)))
    case 'invoice': {
      const invoice = found(documentsOf(context.order, 'invoice').find(({ id }) => id === data.invoice))
      return { ...toCustomer(context, (desk) => invoiceLetter(desk, invoice)), invoice }
    }
    case 'amendment applied':
    case 'amendment failed': {
      const amendment = found(documentsOf(context.order, 'amendment').find(({ id }) => id === data.amendment))
      return toCustomer(context, (desk) => amendmentLetter(desk, amendment, data))
    }
    case 'merchant new order':
      return toMerchant(context, found(context.order.merchantOrders.find(({ id }) => id === data.merchantOrder)))
  }
}

function found<Thing>(thing: Thing | undefined): Thing {
  if (thing !== undefined) return thing
  throw new Refused('task.bad-data', 'The order does not have what the mail is about. Correct its data, or skip it.')
}

function rowsOf({ order }: LetterContext, ids: readonly string[]): readonly OrderItem[] {
  const items = order.items.filter(({ id }) => ids.includes(id))
  return found(items.length > 0 ? items : undefined)
}

/** What every letter needs: its language, its figures, its frame. */
interface Desk extends LetterContext {
  readonly words: MailWords
  readonly money: (amount: number) => string
  readonly frame: Pick<Letter, 'greeting' | 'closing'>
}

function deskFor(context: LetterContext, name: string, locale: string): Desk {
  const words = mailWords(locale)
  return {
    ...context,
    words,
    money: (amount) => moneyText(amount, context.order.currency, locale),
    frame: { greeting: words.dear(name), closing: [words.regards, context.company] },
  }
}

function toCustomer(context: LetterContext, write: (desk: Desk) => Letter): Addressed {
  const { customer, locale } = context.order
  return { letter: write(deskFor(context, fullName(customer), locale)), to: customer.email }
}

function toMerchant(context: LetterContext, merchantOrder: MerchantOrder): Addressed {
  const { order, marketplace } = context
  const merchant = found(marketplace.merchants.get(merchantOrder.merchant))
  const locale = marketplace.stores.get(order.store)?.locale ?? order.locale
  const { words, money, frame } = deskFor(context, merchant.name, locale)
  const about = { order: merchantOrder.reference }
  const rows = goodsRows(
    order.items.filter((item) => item.merchant === merchant.id),
    money,
  )
  const { subject, opening } = words.merchantNewOrder
  return {
    letter: { ...frame, subject: subject(about), paragraphs: [opening(about)], table: { rows } },
    to: merchant.email,
  }
}

function orderConfirmation({ order, marketplace, words, money, frame }: Desk): Letter {
  const zone = marketplace.stores.get(order.store)?.timeZone ?? 'UTC'
  const about = { order: order.reference, date: dayText(dayIn(zone, new Date(order.placedAt)), order.locale) }
  const { subject, opening } = words.orderConfirmation
  const table: Table = { rows: goodsRows(order.items, money), totals: totalRows(order, words, money) }
  return { ...frame, subject: subject(about), paragraphs: [opening(about)], table }
}

function orderShipped({ order, words, money, frame }: Desk, items: readonly OrderItem[]): Letter {
  const { subject, opening, by } = words.orderShipped
  const about = { order: order.reference }
  const sent = new Set(items.map(({ shipment }) => shipment))
  const notes = order.shipments.filter(({ id }) => sent.has(id)).map(({ carrier, method }) => by(carrier, method))
  const table = { rows: goodsRows(items, money) }
  return { ...frame, subject: subject(about), paragraphs: [opening(about)], table, notes: [...new Set(notes)] }
}

function productReview({ order, words, frame }: Desk, items: readonly OrderItem[]): Letter {
  const { subject, opening } = words.productReview
  const about = { order: order.reference }
  const names = [...new Set(items.map(({ name }) => name))]
  return { ...frame, subject: subject(about), paragraphs: [opening(about), ...names.map((name) => `• ${name}`)] }
}

function giftCards({ order, company, words, money, frame }: Desk, items: readonly OrderItem[]): Letter {
  const bought = new Set(items.map(({ id }) => id))
  const cards = documentsOf(order, 'gift-card').filter(({ item }) => bought.has(item))
  const rows = found(cards.length > 0 ? cards : undefined).map(({ reference, amount }) => [reference, money(amount)])
  const { subject, opening } = words.giftCard
  return { ...frame, subject: subject({ company }), paragraphs: [opening({ company })], table: { rows } }
}

function invoiceLetter({ order, words, frame }: Desk, { type, reference }: Invoice): Letter {
  const { subject, opening } = type === 'invoice' ? words.invoice : words.creditNote
  const about = { reference, order: order.reference }
  return { ...frame, subject: subject(about), paragraphs: [opening(about)] }
}

function amendmentLetter({ order, words, frame }: Desk, { replacement = '' }: Amendment, { mail }: MailData): Letter {
  const { subject, opening } = mail === 'amendment applied' ? words.amendmentApplied : words.amendmentFailed
  const about = { order: order.reference, replacement }
  return { ...frame, subject: subject(about), paragraphs: [opening(about)] }
}

type Money = Desk['money']

/** Units of the same goods are one row. */
function goodsRows(items: readonly OrderItem[], money: Money): string[][] {
  const alike = Map.groupBy(items, ({ sku, name, options }) =>
    JSON.stringify([sku, name, options.map((one) => one.name)]),
  )
  return [...alike.values()].map((rows) => {
    const quantity = sum(rows.map((row) => row.quantity))
    const names = [rows[0]?.name, ...(rows[0]?.options.map((option) => option.name) ?? [])]
    return [`${quantity} ×`, names.join(' + '), money(sum(rows.map(({ amounts }) => amounts.subtotal)))]
  })
}

/** From the goods' prices to what is to be paid. */
function totalRows({ expenses, priceMode, totals }: Order, words: MailWords, money: Money): string[][] {
  const { subtotal, expenseTotal, discountTotal, canceledTotal, grandTotal, taxTotal } = totals
  const tax = grandTotal + canceledTotal - (subtotal + expenseTotal - discountTotal)
  const row = (name: string, amount: number) => ['', name, money(amount)]
  return [
    ...expenses.map(({ name, price }) => row(name, price)),
    ...(discountTotal > 0 ? [row(words.discount, -discountTotal)] : []),
    ...(priceMode === 'net' ? [row(words.tax, tax)] : []),
    ...(canceledTotal > 0 ? [row(words.cancelled, -canceledTotal)] : []),
    row(words.total, grandTotal),
    ...(priceMode === 'gross' ? [row(words.taxIncluded, taxTotal)] : []),
  ]
}
