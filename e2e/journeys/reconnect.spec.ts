import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { createSouk } from '@souk/client/souk'
import { accountOf } from './accounts.ts'
import { cartOf } from './cart.ts'
import { test } from './journey.ts'
import { orderRow } from './office.ts'
import { addKey, addPerson, addTrade, becomeFirst } from './setup.ts'
import { signIn } from './sign-in.ts'

/** What a browser says of lines that do not come about. */
const lostLine = /WebSocket|Failed to load resource/

test('an open board outlives its server and shows what was ordered before it was back', async ({ boot, open }) => {
  const env = { SOUK_DEMO: 'off' }
  const first = await boot({ env })
  const board = await open({ baseURL: first.url }, lostLine)
  await becomeFirst(board, first.printed())
  await addTrade(board, ['Lumen'])
  const apiKey = await addKey(board, 'Web shop')
  await board.getByRole('link', { name: 'Orders' }).click()
  await board.getByRole('switch', { name: 'Follow live' }).check()
  const connection = board.getByRole('banner').getByRole('status')
  await connection.getByText('Live').waitFor()

  process.kill(first.pid, 'SIGKILL')
  await connection.getByText('Reconnecting…').waitFor()
  await board.context().setOffline(true)
  const second = await boot({ env, port: Number(new URL(first.url).port) })
  const shop = createSouk({ url: second.url, apiKey })
  const { reference } = await shop.orders.place.mutate(cartOf(['MER000001']))
  shop.close()
  await board.context().setOffline(false)
  await orderRow(board, reference).waitFor()
  await connection.getByText('Live').waitFor()
})

test('who signs out in one tab is out in all', async ({ accounts, open }) => {
  const page = await open({ baseURL: inject('product').url })
  await signIn(page, accountOf(accounts, 'operator'))
  const tab = await page.context().newPage()
  await tab.goto('/office/processes')
  await tab.getByRole('heading', { level: 1, name: 'Processes' }).waitFor()
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  for (const each of [page, tab]) await each.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
})

test('who is deactivated is shown out of every open page at once', async ({ enter, open }) => {
  const person = {
    name: 'Wim Brandt',
    email: `${randomUUID()}@blauer-faden.example`,
    password: 'correct horse battery',
  }
  const desk = await enter('operator')
  await desk.getByRole('link', { name: 'Setup' }).click()
  await addPerson(desk, { ...person, merchant: 'Blauer Faden' })
  const portal = await open({ baseURL: inject('product').url })
  await signIn(portal, person)
  await desk.getByRole('button', { name: `Deactivate ${person.name}` }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click()
  await portal.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
})
