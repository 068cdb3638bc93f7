import type { Page } from 'playwright-core'

/** By the one-time link that the server printed to the first step of the set-up. */
export async function becomeFirst(page: Page, printed: string): Promise<string> {
  const [link = ''] = /http\S+\/first-run\?token=\S+/.exec(printed) ?? []
  await page.goto(link)
  await page.getByLabel('Your name').fill('Ana Ruiz')
  await page.getByLabel('E-mail').fill('ana@example.com')
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Create operator' }).click()
  await page.getByRole('heading', { name: 'From nothing to the first order' }).waitFor()
  return link
}

/** Opens a tab of the set-up and the form of its main act; what it answers fills the form's fields and sends it. */
async function add(
  page: Page,
  tab: RegExp,
  act: string,
): Promise<(fields: Readonly<Record<string, string>>) => Promise<void>> {
  await page.getByRole('tab', { name: tab }).click()
  await page.getByRole('button', { name: act, exact: true }).click()
  const form = page.getByRole('dialog', { name: act })
  return async (fields) => {
    for (const [label, value] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(value)
    await form.getByRole('button', { name: act }).click()
    await form.waitFor({ state: 'hidden' })
  }
}

export interface Newcomer {
  readonly name: string
  readonly email: string
  readonly password: string
  /** Whose orders they see; absent: an operator. */
  readonly merchant?: string
}

/** Makes an operator or a merchant user. */
export async function addPerson(page: Page, { name, email, password, merchant }: Newcomer): Promise<void> {
  const fill = await add(page, /^People/, 'Add person')
  if (merchant !== undefined) {
    const form = page.getByRole('dialog', { name: 'Add person' })
    await form.getByLabel('Role').selectOption('Merchant user')
    await form.getByRole('button', { name: /^Merchant/ }).click()
    await page.getByRole('option', { name: merchant }).click()
  }
  await fill({ Name: name, 'E-mail': email, Password: password })
}

/** Makes a German store without a grace period and merchants that sell in it, in their order MER000001, MER000002, … */
export async function addTrade(page: Page, merchants: readonly string[]): Promise<void> {
  const fillStore = await add(page, /^Stores/, 'Add store')
  await fillStore({ Code: 'DE', Name: 'Germany', Currencies: 'EUR', 'Grace period': '0' })
  for (const merchant of merchants) {
    const fill = await add(page, /^Merchants/, 'Add merchant')
    await fill({ Name: merchant, 'E-mail': `shop@${merchant.toLowerCase()}.example` })
  }
}

/** Makes a key for a shop and answers it, as the screen shows it this once. */
export async function addKey(page: Page, name: string): Promise<string> {
  const fill = await add(page, /^API keys/, 'Add API key')
  await fill({ Name: name })
  const shown = page.getByRole('dialog', { name: `The key of “${name}”` })
  const key = await shown.getByRole('region', { name: 'API key' }).innerText()
  await shown.getByRole('button', { name: 'I have copied it' }).click()
  return key
}
