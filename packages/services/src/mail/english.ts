import type { MailWords } from './words.ts'

export const english: MailWords = {
  dear: (name) => `Dear ${name},`,
  regards: 'Kind regards',
  discount: 'Discounts',
  cancelled: 'Cancelled',
  tax: 'Tax',
  taxIncluded: 'Tax included',
  total: 'Total',
  orderConfirmation: {
    subject: ({ order }) => `Your order ${order}`,
    opening: ({ order, date }) => `Thank you for your order ${order} of ${date}. This is what you ordered:`,
  },
  orderShipped: {
    subject: ({ order }) => `Your order ${order} is on its way`,
    opening: ({ order }) => `This part of your order ${order} is on its way to you:`,
    by: (carrier, method) => `Sent with ${carrier} (${method}).`,
  },
  productReview: {
    subject: ({ order }) => `How do you like it? Your order ${order}`,
    opening: ({ order }) => `You received goods of your order ${order}. Others would like to know how you find them:`,
  },
  giftCard: {
    subject: ({ company }) => `Your gift card of ${company}`,
    opening: ({ company }) => `Here is your gift card of ${company}. Whoever knows its code can pay with it:`,
  },
  invoice: {
    subject: ({ reference }) => `Your invoice ${reference}`,
    opening: ({ reference, order }) => `Attached is the invoice ${reference} for your order ${order}.`,
  },
  creditNote: {
    subject: ({ reference }) => `Your credit note ${reference}`,
    opening: ({ reference, order }) => `Attached is the credit note ${reference} for your order ${order}.`,
  },
  amendmentApplied: {
    subject: ({ replacement }) => `Your changed order ${replacement}`,
    opening: ({ order, replacement }) => `We have changed your order ${order}: ${replacement} takes its place.`,
  },
  amendmentFailed: {
    subject: ({ order }) => `Your order ${order} could not be changed`,
    opening: ({ order }) => `We could not change your order ${order}. It stays as you first placed it.`,
  },
  merchantNewOrder: {
    subject: ({ order }) => `New order ${order}`,
    opening: ({ order }) => `There is a new order for you: ${order}. Please send these goods:`,
  },
}
