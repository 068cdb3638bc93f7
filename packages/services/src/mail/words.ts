/** What our letters say, in one language. */
export interface MailWords {
  readonly dear: (name: string) => string
  readonly regards: string
  readonly discount: string
  readonly cancelled: string
  readonly tax: string
  readonly taxIncluded: string
  readonly total: string
  readonly orderConfirmation: Said<{ readonly order: string; readonly date: string }>
  readonly orderShipped: Said<{ readonly order: string }> & {
    readonly by: (carrier: string, method: string) => string
  }
  readonly productReview: Said<{ readonly order: string }>
  readonly giftCard: Said<{ readonly company: string }>
  readonly invoice: Said<{ readonly reference: string; readonly order: string }>
  readonly creditNote: Said<{ readonly reference: string; readonly order: string }>
  readonly amendmentApplied: Said<Amended>
  readonly amendmentFailed: Said<Amended>
  readonly merchantNewOrder: Said<{ readonly order: string }>
}

interface Said<About> {
  readonly subject: (about: About) => string
  readonly opening: (about: About) => string
}

interface Amended {
  readonly order: string
  /** The order that takes its place. */
  readonly replacement: string
}
