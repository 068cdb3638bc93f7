import type { Locator, Page } from 'playwright-core'

/** The row of a merchant order in its merchant's list. */
export const merchantOrderRow = (page: Page, reference: string): Locator =>
  page.getByRole('row').filter({ hasText: reference })

/** From the list to a merchant order's drawer. */
export async function openDrawer(page: Page, reference: string): Promise<Locator> {
  const [order = ''] = reference.split(/--(?=MER)/)
  await merchantOrderRow(page, reference).getByText(order, { exact: true }).click()
  const drawer = page.getByRole('dialog', { name: `Order ${order}` })
  await drawer.getByRole('group', { name: 'For the whole order' }).waitFor()
  return drawer
}

/** The buttons that act on every item that can take the event. */
export const header = (drawer: Locator): Locator => drawer.getByRole('group', { name: 'For the whole order' })

/** Waits until some of the order's items stand there; the head writes states with a capital. */
export const headSays = (drawer: Locator, state: string): Promise<void> =>
  drawer.getByRole('list', { name: 'States of the items' }).getByText(state, { exact: true }).waitFor()

/** Waits until this item stands there. */
export const itemSays = (drawer: Locator, item: string, state: string): Promise<void> =>
  drawer
    .getByRole('row')
    .filter({ hasText: item })
    .getByText(state, { exact: true })
    .filter({ visible: true })
    .waitFor()

/** A figure of the tab Details. */
export const figure = (drawer: Locator, name: string): Locator =>
  drawer
    .locator('dl > div')
    .filter({ has: drawer.page().getByText(name, { exact: true }) })
    .getByRole('definition')
