import type { Page } from 'playwright-core'
import { createSouk } from '@souk/client/souk'
import { cart, line } from './cart.ts'
import { expect, test } from './journey.ts'
import { orderRow } from './office.ts'
import { signIn } from './sign-in.ts'

const password = 'correct horse battery'
const merchants = ['Lumen', 'Ferment']

/** Opens a tab of the set-up, and the form of its main act. */
async function add(page: Page, tab: RegExp, act: string): Promise<(fields: Record<string, string>) => Promise<void>> {
  await page.getByRole('tab', { name: tab }).click()
  await page.getByRole('button', { name: act, exact: true }).click()
  const form = page.getByRole('dialog', { name: act })
  return async (fields) => {
    for (const [label, value] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(value)
    await form.getByRole('button', { name: act }).click()
    await form.waitFor({ state: 'hidden' })
  }
}

async function addPerson(page: Page, merchant: string): Promise<void> {
  const fill = await add(page, /^People/, 'Add person')
  const form = page.getByRole('dialog', { name: 'Add person' })
  await form.getByLabel('Role').selectOption('Merchant user')
  await form.getByRole('button', { name: /^Merchant/ }).click()
  await page.getByRole('option', { name: merchant }).click()
  await fill({ Name: `Team ${merchant}`, 'E-mail': `team@${merchant.toLowerCase()}.example`, Password: password })
}

/** The key that the screen shows this once. */
async function addKey(page: Page): Promise<string> {
  const fill = await add(page, /^API keys/, 'Add API key')
  await fill({ Name: 'Web shop' })
  const shown = page.getByRole('dialog', { name: 'The key of “Web shop”' })
  const key = await shown.getByRole('region', { name: 'API key' }).innerText()
  await shown.getByRole('button', { name: 'I have copied it' }).click()
  return key
}

test('from an empty data directory a newcomer gets to the first order by the screens alone', async ({ boot, open }) => {
  const product = await boot({ env: { SOUK_DEMO: 'off' } })
  const [link = ''] = /http\S+\/first-run\?token=\S+/.exec(product.printed()) ?? []
  const page = await open({})
  await page.goto(link)
  await page.getByLabel('Your name').fill('Ana Ruiz')
  await page.getByLabel('E-mail').fill('ana@example.com')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create operator' }).click()
  await page.getByRole('heading', { name: 'From nothing to the first order' }).waitFor()

  const fillStore = await add(page, /^Stores/, 'Add store')
  await fillStore({ Code: 'DE', Name: 'Germany', Currencies: 'EUR' })
  for (const merchant of merchants) {
    const fillMerchant = await add(page, /^Merchants/, 'Add merchant')
    await fillMerchant({ Name: merchant, 'E-mail': `shop@${merchant.toLowerCase()}.example` })
  }
  for (const merchant of merchants) await addPerson(page, merchant)
  const apiKey = await addKey(page)
  await page.getByRole('tab', { name: 'Start' }).click()
  await page.getByRole('heading', { name: 'Place an order' }).waitFor()

  await page.getByRole('link', { name: 'Orders' }).click()
  await page.getByText('No orders yet').waitFor()
  const shop = createSouk({ url: product.url, apiKey })
  const { reference } = await shop.orders.place.mutate(
    cart([line('MER000001', 'Reading lamp'), line('MER000002', 'Sourdough starter')]),
  )
  shop.close()
  await orderRow(page, reference).getByText('Mara Lindqvist').waitFor()

  const portal = await open({ baseURL: product.url })
  await signIn(portal, { email: 'team@ferment.example', password })
  await portal.getByText('Ferment').first().waitFor()
  const late = await open({})
  await late.goto(link)
  await late.getByRole('heading', { name: 'This link leads nowhere' }).waitFor()
  expect(reference).toBe('DE--1')
})
