/** Minor units as the screens of an English reader write them. */
export const money = (amount: number, currency = 'EUR'): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(amount / 100)
