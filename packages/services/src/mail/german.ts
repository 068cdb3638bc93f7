import type { MailWords } from './words.ts'

export const german: MailWords = {
  dear: (name) => `Guten Tag ${name},`,
  regards: 'Freundliche Grüße',
  discount: 'Rabatte',
  cancelled: 'Storniert',
  tax: 'Umsatzsteuer',
  taxIncluded: 'Darin enthaltene Umsatzsteuer',
  total: 'Gesamtbetrag',
  orderConfirmation: {
    subject: ({ order }) => `Ihre Bestellung ${order}`,
    opening: ({ order, date }) => `vielen Dank für Ihre Bestellung ${order} vom ${date}. Sie haben bestellt:`,
  },
  orderShipped: {
    subject: ({ order }) => `Ihre Bestellung ${order} ist unterwegs`,
    opening: ({ order }) => `dieser Teil Ihrer Bestellung ${order} ist auf dem Weg zu Ihnen:`,
    by: (carrier, method) => `Versandt mit ${carrier} (${method}).`,
  },
  productReview: {
    subject: ({ order }) => `Wie gefällt es Ihnen? Ihre Bestellung ${order}`,
    opening: ({ order }) =>
      `Sie haben Ware aus Ihrer Bestellung ${order} erhalten. Andere wüssten gern, wie Sie sie finden:`,
  },
  giftCard: {
    subject: ({ company }) => `Ihre Geschenkkarte von ${company}`,
    opening: ({ company }) =>
      `hier ist Ihre Geschenkkarte von ${company}. Wer ihren Code kennt, kann mit ihr bezahlen:`,
  },
  invoice: {
    subject: ({ reference }) => `Ihre Rechnung ${reference}`,
    opening: ({ reference, order }) => `anbei erhalten Sie die Rechnung ${reference} zu Ihrer Bestellung ${order}.`,
  },
  creditNote: {
    subject: ({ reference }) => `Ihre Gutschrift ${reference}`,
    opening: ({ reference, order }) => `anbei erhalten Sie die Gutschrift ${reference} zu Ihrer Bestellung ${order}.`,
  },
  amendmentApplied: {
    subject: ({ replacement }) => `Ihre geänderte Bestellung ${replacement}`,
    opening: ({ order, replacement }) =>
      `wir haben Ihre Bestellung ${order} geändert: An ihre Stelle tritt ${replacement}.`,
  },
  amendmentFailed: {
    subject: ({ order }) => `Ihre Bestellung ${order} konnte nicht geändert werden`,
    opening: ({ order }) =>
      `wir konnten Ihre Bestellung ${order} nicht ändern. Sie bleibt, wie Sie sie aufgegeben haben.`,
  },
  merchantNewOrder: {
    subject: ({ order }) => `Neue Bestellung ${order}`,
    opening: ({ order }) => `Sie haben eine neue Bestellung: ${order}. Bitte versenden Sie diese Ware:`,
  },
}
