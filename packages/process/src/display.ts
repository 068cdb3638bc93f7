import type { State } from './model.ts'

export type Locale = 'en' | 'de'

/**
 * What customers read for a state: the text of its `display` key or, without one, of `oms.state.` and its hyphenated
 * name; its name in title case when no text is known.
 */
export const displayName = ({ name, display }: Pick<State, 'name' | 'display'>, locale: Locale): string =>
  texts.get(display ?? `oms.state.${name.toLowerCase().replaceAll(' ', '-')}`)?.[locale] ?? titleCase(name)

const titleCase = (name: string): string => name.replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase())

/** The display keys of the default processes, and those of the reference's demo shops. */
const texts: ReadonlyMap<string, Readonly<Record<Locale, string>>> = new Map([
  ['oms.state.new', { en: 'New', de: 'Neu' }],
  ['oms.state.payment-pending', { en: 'Payment pending', de: 'Zahlung ausstehend' }],
  ['oms.state.paid', { en: 'Paid', de: 'Bezahlt' }],
  ['oms.state.in-progress', { en: 'In progress', de: 'In Bearbeitung' }],
  ['oms.state.shipped', { en: 'Shipped', de: 'Versandt' }],
  ['oms.state.delivered', { en: 'Delivered', de: 'Zugestellt' }],
  ['oms.state.closed', { en: 'Closed', de: 'Abgeschlossen' }],
  ['oms.state.canceled', { en: 'Canceled', de: 'Storniert' }],
  ['oms.state.refunded', { en: 'Refunded', de: 'Erstattet' }],
  ['oms.state.waiting-for-return', { en: 'Waiting for return', de: 'Rücksendung erwartet' }],
  ['oms.state.returned', { en: 'Returned', de: 'Zurückgesendet' }],
  ['oms.state.return-canceled', { en: 'Return canceled', de: 'Rücksendung abgelehnt' }],
  ['oms.state.shipped-to-customer', { en: 'Shipped to customer', de: 'An Kunden versandt' }],
  ['oms.state.created', { en: 'Created', de: 'Angelegt' }],
  ['oms.state.left-the-merchant-location', { en: 'Left the merchant location', de: 'Beim Händler abgegangen' }],
  [
    'oms.state.arrived-at-distribution-center',
    { en: 'Arrived at distribution center', de: 'Im Verteilzentrum eingetroffen' },
  ],
  ['oms.state.canceled-by-merchant', { en: 'Canceled by merchant', de: 'Vom Händler storniert' }],
  ['oms.state.canceled-by-marketplace', { en: 'Canceled by marketplace', de: 'Vom Marktplatz storniert' }],
  ['oms.state.merchant-split-pending', { en: 'Merchant Split Pending', de: 'Aufteilung ausstehend' }],
  ['oms.state.sent-to-merchant', { en: 'Sent to Merchant', de: 'An Händler übermittelt' }],
  ['oms.state.shipped-by-merchant', { en: 'Shipped by Merchant', de: 'Vom Händler versandt' }],
  ['oms.state.order-amendment', { en: 'Editing in Progress', de: 'Wird geändert' }],
  ['oms.state.order-amendment-draft-pending', { en: 'Editing in Progress', de: 'Wird geändert' }],
  ['oms.state.order-amendment-draft', { en: 'Editing in Progress', de: 'Wird geändert' }],
  ['oms.state.order-amendment-draft-applied', { en: 'Editing in Progress', de: 'Wird geändert' }],
  ['oms.state.draft-apply-succeeded', { en: 'Editing in Progress', de: 'Wird geändert' }],
  ['oms.state.draft-apply-failed', { en: 'Editing in Progress', de: 'Wird geändert' }],
])
