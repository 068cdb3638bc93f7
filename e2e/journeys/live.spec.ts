import type { Locator, Page } from 'playwright-core'
import type { Souk } from '@souk/client/souk'
import { screenshot, seriousViolations } from '../browser/page.ts'
import { cart, line } from './cart.ts'
import { expect, test } from './journey.ts'
import type { Enter } from './journey.ts'
import { money } from './money.ts'
import { confirm, machineCell, openOrder, press, stands, wholeOrder } from './office.ts'
import { header, headSays, merchantOrderRow, openDrawer } from './portal.ts'

interface Stall {
  readonly name: string
  readonly merchant: string
  readonly items: readonly string[]
}
const sound: Stall = { name: 'Halden Sound', merchant: 'MER000002', items: ['Turntable', 'Headphones'] }
const clothes: Stall = { name: 'Blauer Faden', merchant: 'MER000003', items: ['Jumper'] }
const coffee: Stall = { name: 'Rösterei am Kai', merchant: 'MER000004', items: ['Espresso'] }
const stalls = [sound, clothes, coffee]
const allItems = stalls.flatMap(({ items }) => items)

interface Scene {
  readonly reference: string
  readonly grandTotal: number
  /** The operator's page, on the order. */
  readonly desk: Page
  /** The merchants' pages, each on its list. */
  readonly portals: ReadonlyMap<Stall, Page>
}

/** Four items of three merchants, paid while all four people look. */
async function paidOrder({ enter, shop }: { readonly enter: Enter; readonly shop: Souk }): Promise<Scene> {
  const desk = await enter('operator')
  const portals = new Map<Stall, Page>()
  for (const stall of stalls) portals.set(stall, await enter(stall.name))
  const items = stalls.flatMap(({ merchant, items: names }) => names.map((name) => line(merchant, name)))
  const { reference, grandTotal } = await shop.orders.place.mutate(cart(items))
  await openOrder(desk, reference)
  await press(wholeOrder(desk), 'Pay')
  for (const [{ merchant }, portal] of portals) await merchantOrderRow(portal, `${reference}--${merchant}`).waitFor()
  return { reference, grandTotal, desk, portals }
}

/** A merchant opens its order of the scene. */
function open({ portals, reference }: Scene, stall: Stall): Promise<Locator> {
  const portal = portals.get(stall)
  if (!portal) throw new Error(`nobody of ${stall.name} is there`)
  return openDrawer(portal, `${reference}--${stall.merchant}`)
}

async function fulfil(drawer: Locator): Promise<void> {
  await press(header(drawer), 'Ship')
  await press(header(drawer), 'Deliver')
  await headSays(drawer, 'Delivered')
}

test('each merchant is told of its own order and no other, and what it does shows on the operator’s open page', async ({
  enter,
  shop,
}) => {
  const scene = await paidOrder({ enter, shop })
  const { desk, portals, reference } = scene
  // All at once: a notice goes after a while, and looking at one page takes its time.
  const notices = [...portals.values()].map((portal) => portal.getByRole('region', { name: 'Notifications' }))
  await Promise.all(notices.map((notice) => notice.getByText(`New order ${reference}`).waitFor()))
  for (const [{ merchant }, portal] of portals) {
    await portal.getByRole('link', { name: 'Orders 1 unread' }).waitFor()
    expect(await portal.title()).toBe('(1) Orders · Souk')
    expect(await portal.getByText(`${reference}--`).allTextContents()).toEqual([`${reference}--${merchant}`])
    expect(await seriousViolations(portal)).toEqual([])
    await screenshot(portal, `new-order-${merchant}`)
  }

  const here = desk.url()
  const drawer = await open(scene, sound)
  await press(header(drawer), 'Ship')
  for (const item of sound.items) await stands(machineCell(desk, 'marketplace', item), 'shipped by merchant')
  for (const item of clothes.items) await stands(machineCell(desk, 'marketplace', item), 'sent to merchant')
  await press(header(drawer), 'Deliver')
  for (const stall of [clothes, coffee]) await fulfil(await open(scene, stall))
  for (const item of allItems) await stands(machineCell(desk, 'marketplace', item), 'delivered')
  await press(wholeOrder(desk), 'Close')
  for (const item of allItems) {
    await stands(machineCell(desk, 'marketplace', item), 'closed')
    await stands(machineCell(desk, 'merchant', item), 'closed')
  }
  expect(desk.url()).toBe(here)
})

test('what a merchant cancels is cancelled on the operator’s open page, and the others go on', async ({
  enter,
  shop,
}) => {
  const scene = await paidOrder({ enter, shop })
  const { desk, grandTotal, reference } = scene
  const drawer = await open(scene, clothes)
  await press(header(drawer), 'Cancel by merchant')
  await confirm(drawer.page(), 'Cancel by merchant')
  await headSays(drawer, 'Canceled by merchant')
  await stands(machineCell(desk, 'marketplace', 'Jumper'), 'cancelled')
  const { order } = await shop.orders.byReference.query({ reference })
  expect(order.totals.grandTotal).toBeLessThan(grandTotal)
  await desk.getByText(money(order.totals.grandTotal), { exact: true }).first().waitFor()

  for (const stall of [sound, coffee]) await fulfil(await open(scene, stall))
  for (const item of [...sound.items, ...coffee.items])
    await stands(machineCell(desk, 'marketplace', item), 'delivered')
  await press(wholeOrder(desk), 'Close')
  for (const item of allItems) await stands(machineCell(desk, 'marketplace', item), 'closed')
})

test('what the operator cancels is cancelled on its merchant’s open page, and the others go on', async ({
  enter,
  shop,
}) => {
  const scene = await paidOrder({ enter, shop })
  const { desk, portals, reference } = scene
  await press(machineCell(desk, 'marketplace', 'Espresso'), 'Cancel')
  await confirm(desk, 'Cancel')
  await stands(machineCell(desk, 'marketplace', 'Espresso'), 'cancelled')
  const cancelled = portals.get(coffee)?.getByRole('row').filter({ hasText: reference })
  await cancelled?.getByText('canceled by marketplace').waitFor()

  for (const stall of [sound, clothes]) await fulfil(await open(scene, stall))
  for (const item of [...sound.items, ...clothes.items])
    await stands(machineCell(desk, 'marketplace', item), 'delivered')
  await press(wholeOrder(desk), 'Close')
  for (const item of allItems) await stands(machineCell(desk, 'merchant', item), 'closed')
})
