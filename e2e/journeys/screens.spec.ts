import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Souk } from '@souk/client/souk'
import { atRest, openPage, screenshot, seriousViolations } from '../browser/page.ts'
import { accountOf } from './accounts.ts'
import { cart, line, shipment } from './cart.ts'
import { expect, test } from './journey.ts'
import { press, wholeOrder } from './office.ts'
import { comeBack, signIn } from './sign-in.ts'
import type { Session } from './sign-in.ts'

interface Screen {
  readonly name: string
  readonly path: string
  /** Does what it takes to have the whole screen there. */
  readonly show: (page: Page) => Promise<void>
}

const firstRow = (page: Page): Promise<void> => page.getByRole('row').nth(1).waitFor()
const text =
  (words: string) =>
  (page: Page): Promise<void> =>
    page.getByText(words).filter({ visible: true }).first().waitFor()

const dialog = (page: Page): Promise<void> => page.getByRole('dialog').waitFor()

const setup = (['stores', 'merchants', 'payments', 'people', 'keys'] as const).map((tab): Screen => ({
  name: `setup-${tab}`,
  path: `/office/setup/${tab}`,
  show: firstRow,
}))

const doors: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in', show: text('Olivia Operator') },
  { name: 'first-run-gone', path: '/first-run?token=used', show: text('This link leads nowhere') },
]

const office = (reference: string): readonly Screen[] => [
  { name: 'orders', path: '/office/orders', show: firstRow },
  { name: 'orders-none', path: '/office/orders?q=nobody', show: text('No order matches') },
  { name: 'order', path: `/office/orders/${reference}`, show: text('Shipment 3 of 3') },
  {
    name: 'order-question',
    path: `/office/orders/${reference}`,
    async show(page) {
      await press(wholeOrder(page), 'Cancel')
      await page.getByRole('dialog').getByText('This cannot be undone.').waitFor()
    },
  },
  { name: 'order-missing', path: '/office/orders/DE--0', show: text('No such order') },
  { name: 'processes', path: '/office/processes', show: firstRow },
  { name: 'process-import', path: '/office/processes?import=1', show: dialog },
  { name: 'process', path: '/office/processes/MarketplacePayment01', show: text('shipped by merchant') },
  { name: 'process-states', path: '/office/processes/MainMerchantStateMachine?tab=states', show: firstRow },
  { name: 'process-ages', path: '/office/processes/MarketplacePayment01?tab=ages', show: firstRow },
  {
    name: 'orders-by-age',
    path: '/office/processes/MarketplacePayment01?tab=ages',
    async show(page) {
      const young = page.getByRole('row', { name: 'sent to merchant' }).getByRole('cell').nth(2)
      await young.getByRole('link').click()
      await page.getByRole('heading', { name: 'Orders' }).waitFor()
      await page.getByRole('button', { name: 'sent to merchant < 1 h' }).waitFor()
      await text('Mara Lindqvist')(page)
    },
  },
  { name: 'setup-start', path: '/office/setup', show: text('Your marketplace takes orders') },
  ...setup,
  { name: 'setup-bindings', path: '/office/setup/bindings', show: text('Nothing to bind') },
  { name: 'setup-problems', path: '/office/setup/problems', show: text('No problems') },
  { name: 'setup-merchant', path: '/office/setup/merchants?new=1', show: text('Your own shop') },
]

const portal = (reference: string): readonly Screen[] => [
  { name: 'merchant-orders', path: '/portal/orders', show: firstRow },
  {
    name: 'merchant-alerts',
    path: '/portal/orders',
    async show(page) {
      await page.getByRole('button', { name: 'New-order alerts' }).click()
      await page.getByText('Sound for new orders').waitFor()
    },
  },
  { name: 'drawer', path: `/portal/orders?o=${reference}--MER000002`, show: text('Total commission') },
  {
    name: 'drawer-items',
    path: `/portal/orders?o=${reference}--MER000002`,
    async show(page) {
      await page.getByRole('tab', { name: /^Items/ }).click()
      await page.getByRole('checkbox', { name: 'Select Camera strap' }).check()
    },
  },
]

/** A paid order of three merchants in three parcels; a merchant has two things of it to do. */
async function exampleOrder(shop: Souk): Promise<string> {
  const parcels = ['next-day', 'same-day', 'express']
  const { reference } = await shop.orders.place.mutate(
    cart(
      [
        line('MER000001', 'Umbrella', { shipment: 'next-day', attributes: { colour: 'black' } }),
        line('MER000002', 'Budget camera', { shipment: 'same-day', unitPrice: 23_390 }),
        line('MER000002', 'Camera strap', { shipment: 'same-day', cartNote: 'The long one, please' }),
        line('MER000003', 'Scarf', { shipment: 'express', discounts: [{ name: 'Autumn', amount: 500 }] }),
      ],
      { shipments: parcels.map((key) => shipment(key)), cartNote: 'Please ring twice' },
    ),
  )
  await shop.orders.trigger.mutate({ reference, event: 'pay' })
  return reference
}

/** What is wrong with the screen the page shows: for those who cannot see it well, and where it is larger than its window. */
async function faultsOf(page: Page): Promise<string[]> {
  const violations = await seriousViolations(page)
  const excess = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
    return [
      scrollWidth > clientWidth ? `${scrollWidth} px wide in ${clientWidth}` : '',
      scrollHeight > clientHeight ? `${scrollHeight} px high in ${clientHeight}` : '',
    ]
  })
  return [...violations, ...excess.filter(Boolean)]
}

test.for([{ width: 1440 }, { width: 390 }])(
  'every screen can be used by everybody at $width px, light and dark',
  async (look, { accounts, browser, sessions, shop }) => {
    const reference = await exampleOrder(shop)
    const faults: string[] = []
    const enter = async (page: Page, title: string): Promise<void> => {
      const session: Session | undefined = sessions.get(title)
      if (session) await comeBack(page, session)
      else sessions.set(title, await signIn(page, accountOf(accounts, title)))
    }
    const walk = async (screens: readonly Screen[], title?: string): Promise<void> => {
      await using opened = await openPage(browser, { baseURL: inject('product').url, ...look })
      const { page } = opened
      if (title !== undefined) await enter(page, title)
      for (const { name, path, show } of screens) {
        await page.goto(path)
        await show(page)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await atRest(page)
          await screenshot(page, name)
          faults.push(...(await faultsOf(page)).map((fault) => `${name}, ${colorScheme}: ${fault}`))
        }
      }
      faults.push(...opened.faults)
    }
    await walk(doors)
    await walk(office(reference), 'operator')
    await walk(portal(reference), 'Halden Sound')
    expect(faults).toEqual([])
  },
)
