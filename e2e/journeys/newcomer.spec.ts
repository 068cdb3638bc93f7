import { createSouk } from '@souk/client/souk'
import { seriousViolations } from '../browser/page.ts'
import { cart, line } from './cart.ts'
import { expect, test } from './journey.ts'
import { orderRow } from './office.ts'
import { addKey, addPerson, addTrade, becomeFirst } from './setup.ts'
import { signIn } from './sign-in.ts'

const password = 'correct horse battery'
const merchants = ['Lumen', 'Ferment']

test('from an empty data directory a newcomer gets to the first order by the screens alone', async ({ boot, open }) => {
  const product = await boot({ env: { SOUK_DEMO: 'off' } })
  const page = await open({})
  const link = await becomeFirst(page, product.printed())
  expect(await seriousViolations(page)).toEqual([])
  await addTrade(page, merchants)
  for (const merchant of merchants) {
    const email = `team@${merchant.toLowerCase()}.example`
    await addPerson(page, { name: `Team ${merchant}`, email, password, merchant })
  }
  const apiKey = await addKey(page, 'Web shop')
  await page.getByRole('tab', { name: 'Start' }).click()
  await page.getByRole('heading', { name: 'Place an order' }).waitFor()

  await page.getByRole('link', { name: 'Orders' }).click()
  await page.getByText('No orders yet').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  const shop = createSouk({ url: product.url, apiKey })
  const { reference } = await shop.orders.place.mutate(
    cart([line('MER000001', 'Reading lamp'), line('MER000002', 'Sourdough starter')]),
  )
  shop.close()
  await orderRow(page, reference).getByText('Mara Lindqvist').waitFor()

  const portal = await open({ baseURL: product.url })
  await signIn(portal, { email: 'team@ferment.example', password })
  await portal.getByRole('heading', { name: 'Your stall is open' }).waitFor()
  expect(await seriousViolations(portal)).toEqual([])
  const late = await open({})
  await late.goto(link)
  await late.getByRole('heading', { name: 'This link leads nowhere' }).waitFor()
  expect(reference).toBe('DE--1')
})
