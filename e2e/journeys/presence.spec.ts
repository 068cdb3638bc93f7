import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Look } from '../browser/page.ts'
import { screenshot, seriousViolations } from '../browser/page.ts'
import { cart, line } from './cart.ts'
import { expect, test } from './journey.ts'
import type { Enter } from './journey.ts'
import { openOrder, orderRow } from './office.ts'
import { merchantOrderRow, openDrawer } from './portal.ts'
import { addPerson } from './setup.ts'
import { signIn } from './sign-in.ts'

interface Hands {
  readonly enter: Enter
  readonly open: (look: Look) => Promise<Page>
}

/** An operator at the board, and somebody new whom they have just let in, at theirs. */
async function together({ enter, open }: Hands, name: string, merchant?: string): Promise<{ desk: Page; other: Page }> {
  const person = { name, email: `${randomUUID()}@souk.example`, password: 'correct horse battery' }
  const desk = await enter('operator')
  await desk.getByRole('link', { name: 'Setup' }).click()
  await addPerson(desk, { ...person, ...(merchant !== undefined && { merchant }) })
  await desk.getByRole('link', { name: 'Orders', exact: true }).click()
  const other = await open({ baseURL: inject('product').url })
  await signIn(other, person)
  return { desk, other }
}

const bar = (page: Page | Locator): Locator => page.getByRole('group', { name: 'Who is here' })
const says = (page: Page | Locator, words: string | RegExp): Promise<void> => bar(page).getByText(words).waitFor()
const toList = (page: Page): Promise<void> =>
  page.getByRole('main').getByRole('link', { name: 'Orders', exact: true }).click()

test('two people at one order see each other; one handles it, the other takes it over, and both know', async ({
  enter,
  open,
  shop,
}) => {
  const { desk, other } = await together({ enter, open }, 'Ben Olsen')
  const { reference } = await shop.orders.place.mutate(cart([line('MER000002', 'Turntable')]))
  await openOrder(other, reference)
  await desk.getByRole('searchbox', { name: 'Search orders' }).fill(reference)
  const row = orderRow(desk, reference)
  await row.getByRole('img', { name: 'Ben Olsen is looking at this' }).waitFor()

  await openOrder(desk, reference)
  await says(desk, 'Ben Olsen is looking at this')
  await says(other, 'Olivia Operator is looking at this')
  await bar(desk).getByRole('button', { name: 'Handle' }).click()
  await says(desk, /^Handled by you since/)
  await says(other, /^Handled by Olivia Operator since/)
  expect(await seriousViolations(other)).toEqual([])
  await screenshot(other, 'presence')

  await bar(other).getByRole('button', { name: 'Take over' }).click()
  await says(other, /^Handled by you since/)
  await says(desk, /^Ben Olsen took this over from you at/)
  const notice = desk
    .getByRole('region', { name: 'Notifications' })
    .getByText(`Ben Olsen took over ${reference} from you`)
  await notice.waitFor()
  await screenshot(desk, 'presence-lost')

  await bar(other).getByRole('button', { name: 'Release' }).click()
  await bar(desk).getByRole('button', { name: 'Handle' }).click()
  await says(other, /^Handled by Olivia Operator since/)
  await bar(other).getByRole('button', { name: 'Take over' }).click()
  await says(desk, /^Ben Olsen took this over from you at/)

  await toList(other)
  await says(desk, /^Ben Olsen took this over from you at .+ \(away\)$/)
  await toList(desk)
  await row.getByRole('img', { name: /^Ben Olsen took this over from you at .+ \(away\)$/ }).waitFor()
  await screenshot(desk, 'presence-list')
  await other.getByRole('button', { name: /^Account of/ }).click()
  await other.getByRole('menuitem', { name: 'Sign out' }).click()
  await row.getByRole('img', { name: /Ben Olsen/ }).waitFor({ state: 'hidden' })
})

test('a merchant’s people see each other at their orders, nobody else does, and the marketplace is there without a name', async ({
  enter,
  open,
  shop,
}) => {
  const { desk, other } = await together({ enter, open }, 'Ronja Feld', 'Blauer Faden')
  const [own, neighbour] = [await enter('Blauer Faden'), await enter('Halden Sound')]
  const items = [line('MER000002', 'Turntable'), line('MER000003', 'Jumper')]
  const { reference } = await shop.orders.place.mutate(cart(items))
  await shop.orders.trigger.mutate({ reference, event: 'pay' })
  for (const page of [own, neighbour]) await merchantOrderRow(page, reference).waitFor()

  const drawer = await openDrawer(other, `${reference}--MER000003`)
  await merchantOrderRow(own, reference).getByRole('img', { name: 'Ronja Feld is looking at this' }).waitFor()
  await bar(drawer).getByRole('button', { name: 'Handle' }).click()
  const owns = await openDrawer(own, `${reference}--MER000003`)
  await says(owns, /^Handled by Ronja Feld since [^(]+$/)
  expect(await seriousViolations(own)).toEqual([])
  await screenshot(own, 'presence-drawer')

  await openOrder(desk, reference)
  await says(owns, 'Marketplace support is here')
  expect(await own.getByText(/Olivia/).count()).toBe(0)
  expect(await seriousViolations(own)).toEqual([])
  await screenshot(own, 'presence-support')
  const theirs = await openDrawer(neighbour, `${reference}--MER000002`)
  for (const place of [desk, theirs]) {
    await bar(place).getByRole('button', { name: 'Handle' }).waitFor()
    expect(await place.getByText('Ronja Feld').count()).toBe(0)
  }
  await toList(desk)
  await bar(owns).getByText('Marketplace support is here').waitFor({ state: 'hidden' })
})
