import type { Locator, Page } from 'playwright-core'
import type { Side } from '@souk/domain/marketplace'

/** The row of an order on the board. */
export const orderRow = (page: Page, reference: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: reference, exact: true }) })

/** Lets in what came since the board was read, and answers the row of this order; it may have come before. */
export async function showNew(page: Page, reference: string): Promise<Locator> {
  const row = orderRow(page, reference)
  const news = page.getByRole('button', { name: /^\d+ new/ })
  await row.or(news).first().waitFor()
  if (!(await row.isVisible())) await news.click()
  await row.waitFor()
  return row
}

/** From the board to an order's page. */
export async function openOrder(page: Page, reference: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search orders' }).fill(reference)
  await page.getByRole('link', { name: reference, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: reference }).waitFor()
}

export const wholeOrder = (page: Page): Locator => page.getByRole('group', { name: 'Whole order' })

/** The events of a shipment's items on one of their sides. */
export const shipmentEvents = (page: Page, side: Side, shipment: string): Locator =>
  page.getByRole('group', { name: `${side === 'merchant' ? 'Merchant' : 'Marketplace'}, ${shipment}` })

/** The cell of an item that tells how one of its machines stands and what may be done there. */
export const machineCell = (page: Page | Locator, side: Side, item: string): Locator =>
  page
    .getByRole('row')
    .filter({ hasText: item })
    .getByRole('cell')
    .nth(side === 'marketplace' ? 3 : 4)

/** Waits until a machine stands in a state, by the server's word and no foresight. */
export const stands = (cell: Locator, state: string): Promise<void> =>
  cell.getByRole('link', { name: state, exact: true }).waitFor()

/** Presses an event's button. */
export async function press(buttons: Locator, event: string): Promise<void> {
  await buttons.getByRole('button', { name: event, exact: true }).click()
}

/** Says yes to the question that an event which takes something back asks. */
export async function confirm(page: Page, event: string): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${event}:? \\d+ item`) })
    .click()
}
