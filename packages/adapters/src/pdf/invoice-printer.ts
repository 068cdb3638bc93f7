import { printedLines } from '@souk/domain/invoice/printed'
import { sum } from '@souk/domain/money'
import type { Address } from '@souk/domain/order/address'
import type { Invoice, InvoiceLine } from '@souk/domain/order/documents'
import { countryText, dayText, localeTag, moneyText, rateText } from '@souk/domain/text'
import type { InvoicePrinter } from '@souk/services/invoices/invoice-printer'
import { invoiceWords } from './invoice-words.ts'
import type { InvoiceWords } from './invoice-words.ts'
import { BOTTOM, bytesOf, heightOf, newPaper, RIGHT, rule, SHEET, write } from './paper.ts'
import type { Cell, Paper } from './paper.ts'

/** Prints what the invoice says and nothing else: no clock, no set-up. */
export function pdfInvoicePrinter(): InvoicePrinter {
  return { print: (invoice) => bytesOf(printed(invoice)) }
}

/** What every part of the sheet needs. */
interface Desk {
  readonly paper: Paper
  readonly invoice: Invoice
  readonly words: InvoiceWords
  readonly money: (amount: number) => string
}

function printed(invoice: Invoice): Paper {
  const { reference, seller, locale, currency, at } = invoice
  const language = localeTag(locale)
  const paper = newPaper({ title: reference, author: seller.name, language, at: new Date(at) })
  const money = (amount: number) => moneyText(amount, currency, locale)
  const desk: Desk = { paper, invoice, words: invoiceWords(locale), money }
  const head = letterHead(desk)
  const lines = lineRows(desk, tableHead(desk, head))
  totals(desk, lines)
  feet(desk)
  return paper
}

/** Who to whom, and what it is. Answers where the lines may begin. */
function letterHead(desk: Desk): number {
  const { paper, invoice, words } = desk
  const { seller, buyer, type, locale } = invoice
  write(paper, 56, { text: seller.name, x: SHEET.edge, width: 300, weight: 'bold', size: 14 })
  const sender = [seller.name, ...seller.address].join(' · ')
  write(paper, 120, { text: sender, x: SHEET.edge, width: 280, size: 7, grey: true })
  const to = write(paper, 140, { text: addressLines(buyer, locale).join('\n'), x: SHEET.edge, width: 250, size: 10 })
  const facts = factRows(desk, 120)
  const title = Math.max(140 + to, facts) + 24
  write(paper, title, { text: words.title[type], x: SHEET.edge, width: 300, weight: 'bold', size: 18 })
  return title + 36
}

function addressLines(address: Address, locale: string): string[] {
  const { company, firstName, middleName, lastName, address1, address2, address3 } = address
  const { poBox, zipCode, city, region, country } = address
  const lines = [
    company,
    [firstName, middleName, lastName].filter(Boolean).join(' '),
    [address1, address2].filter(Boolean).join(' '),
    address3,
    poBox,
    `${zipCode} ${city}`,
    region,
    countryText(country, locale),
  ]
  return lines.filter((line) => line !== undefined)
}

/** Answers where they end. */
function factRows({ paper, invoice, words }: Desk, top: number): number {
  const { reference, date, corrects, order, customer, delivered, locale } = invoice
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.number, reference],
    [words.date, dayText(date, locale)],
    [words.corrects, corrects],
    [words.order, order.reference],
    [words.ordered, dayText(order.date, locale)],
    [words.customReference, order.customReference],
    [words.customer, customer],
    [words.delivered, delivered && dayText(delivered, locale)],
  ]
  return facts.reduce((y, [name, text]) => {
    if (text === undefined) return y
    write(paper, y, { text: name, x: 330, width: 85, grey: true })
    return y + write(paper, y, { text, x: 415, width: RIGHT - 415 }) + 3
  }, top)
}

const COLUMNS = {
  article: { x: SHEET.edge, width: 218 },
  quantity: { x: 278, width: 46, right: true },
  rate: { x: 328, width: 54, right: true },
  net: { x: 386, width: 74, right: true },
  amount: { x: 464, width: RIGHT - 464, right: true },
} as const

type Column = keyof typeof COLUMNS

function rowCells(texts: Readonly<Record<Column, string>>, how: Pick<Cell, 'weight' | 'grey'> = {}): Cell[] {
  return Object.entries(COLUMNS).map(([column, place]) => ({ ...place, ...how, text: texts[column as Column] }))
}

function tableHead({ paper, words }: Desk, y: number): number {
  const { article, quantity, rate, net, amount } = words
  for (const cell of rowCells({ article, quantity, rate, net, amount }, { weight: 'bold' })) write(paper, y, cell)
  rule(paper, y + 15)
  return y + 21
}

/** Answers where they end; a page that is full is followed by another one, with the table's head. */
function lineRows(desk: Desk, top: number): number {
  const { paper, invoice } = desk
  return printedLines(invoice.lines).reduce((y, line) => {
    const cells = lineCells(desk, line)
    const height = Math.max(...cells.map((cell) => heightOf(paper, cell)))
    const at = y + height > BOTTOM ? nextPage(desk) : y
    for (const cell of cells) write(paper, at, cell)
    return at + height + 5
  }, top)
}

function nextPage(desk: Desk): number {
  desk.paper.addPage()
  return tableHead(desk, SHEET.edge)
}

function lineCells(
  { invoice, words, money }: Desk,
  { type, name, sku, quantity, amount, ...line }: InvoiceLine,
): Cell[] {
  const known = sku === undefined ? name : `${name}\n${sku}`
  const isCounted = type === 'goods' || type === 'option'
  return rowCells({
    article: type === 'cancelled' ? words.cancelled(name) : known,
    quantity: isCounted ? `${quantity}` : '',
    rate: rateText(line.taxRate, invoice.locale),
    net: money(amount - line.tax),
    amount: money(amount),
  })
}

interface Total extends Pick<Cell, 'weight' | 'size'> {
  readonly name: string
  readonly amount: number
}

function totals(desk: Desk, top: number): void {
  const { paper, invoice, words, money } = desk
  const { taxes, total, type, locale } = invoice
  const rows: readonly Total[] = [
    { name: words.netTotal, amount: sum(taxes.map(({ base }) => base)) },
    ...taxes.map(({ taxRate, base, tax }) => {
      return { name: `${words.tax(rateText(taxRate, locale))} (${money(base)})`, amount: tax }
    }),
    { name: words.total[type], amount: total, weight: 'bold', size: 11 },
  ]
  const start = top + rows.length * TOTAL_HEIGHT > BOTTOM ? newSheet(paper) : top
  rule(paper, start)
  rows.reduce((y, row) => totalRow(desk, y, row), start + 8)
}

const TOTAL_HEIGHT = 16

function newSheet(paper: Paper): number {
  paper.addPage()
  return SHEET.edge
}

function totalRow({ paper, money }: Desk, y: number, { name, amount, ...how }: Total): number {
  write(paper, y, { text: name, x: 278, width: 182, ...how })
  write(paper, y, { ...COLUMNS.amount, text: money(amount), ...how })
  return y + TOTAL_HEIGHT
}

/** On every page. */
function feet({ paper, invoice: { seller, reference }, words }: Desk): void {
  const { start, count } = paper.bufferedPageRange()
  const lines = [seller.name, ...seller.address].join(' · ')
  const text = [lines, `${words.vatId} ${seller.vatId}`, ...(seller.footer ?? [])].join('\n')
  for (let page = 0; page < count; page++) {
    paper.switchToPage(start + page)
    rule(paper, BOTTOM + 22)
    write(paper, BOTTOM + 28, { text, x: SHEET.edge, width: 360, size: 7, grey: true })
    const number = `${reference}\n${words.page(page + 1, count)}`
    write(paper, BOTTOM + 28, { text: number, x: 420, width: RIGHT - 420, right: true, size: 7, grey: true })
  }
}
