import type { Invoice } from '@souk/domain/order/documents'
import { ourLanguage } from '@souk/domain/text'

/** What is printed on an invoice beside what it says itself, in one language. */
export interface InvoiceWords {
  readonly title: Readonly<Record<Invoice['type'], string>>
  readonly number: string
  readonly date: string
  readonly corrects: string
  readonly order: string
  readonly ordered: string
  readonly customReference: string
  readonly customer: string
  readonly delivered: string
  readonly article: string
  readonly quantity: string
  readonly rate: string
  readonly net: string
  readonly amount: string
  readonly cancelled: (name: string) => string
  readonly netTotal: string
  readonly tax: (rate: string) => string
  readonly total: Readonly<Record<Invoice['type'], string>>
  readonly vatId: string
  readonly page: (page: number, pages: number) => string
}

const english: InvoiceWords = {
  title: { invoice: 'Invoice', 'credit-note': 'Credit note' },
  number: 'Number',
  date: 'Date',
  corrects: 'For invoice',
  order: 'Order',
  ordered: 'Ordered on',
  customReference: 'Your reference',
  customer: 'Customer',
  delivered: 'Delivered on',
  article: 'Article',
  quantity: 'Quantity',
  rate: 'Tax rate',
  net: 'Net',
  amount: 'Amount',
  cancelled: (name) => `Cancelled: ${name}`,
  netTotal: 'Net total',
  tax: (rate) => `Tax ${rate}`,
  total: { invoice: 'Total', 'credit-note': 'Given back' },
  vatId: 'VAT id',
  page: (page, pages) => `Page ${page} of ${pages}`,
}

const german: InvoiceWords = {
  title: { invoice: 'Rechnung', 'credit-note': 'Rechnungskorrektur' },
  number: 'Nummer',
  date: 'Datum',
  corrects: 'Zu Rechnung',
  order: 'Bestellung',
  ordered: 'Bestellt am',
  customReference: 'Ihr Zeichen',
  customer: 'Kunde',
  delivered: 'Geliefert am',
  article: 'Artikel',
  quantity: 'Menge',
  rate: 'Steuersatz',
  net: 'Netto',
  amount: 'Betrag',
  cancelled: (name) => `Storniert: ${name}`,
  netTotal: 'Nettobetrag',
  tax: (rate) => `Umsatzsteuer ${rate}`,
  total: { invoice: 'Gesamtbetrag', 'credit-note': 'Erstattungsbetrag' },
  vatId: 'USt-IdNr.',
  page: (page, pages) => `Seite ${page} von ${pages}`,
}

/** In the language of the locale; English where we have no other. */
export function invoiceWords(locale: string): InvoiceWords {
  return ourLanguage(locale) === 'de' ? german : english
}
