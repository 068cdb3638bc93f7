import { expect, test, vi } from 'vitest'
import { anAct } from '../testing/cart.ts'
import { aMarket, PASSWORD } from '../testing/market.ts'
import type { Caller, Market } from '../testing/market.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { aScreen } from '../testing/screen.ts'

/** A screen that shows somebody's team. */
async function follow(market: Market, who: Caller) {
  const screen = aScreen(market.contextOf(who))
  await screen.follow()
  return screen
}

const ownOrder = ({ order }: Market): string => `${order.reference}--MER000002`
const heard = ({ messages }: { readonly messages: unknown }): string => JSON.stringify(messages)
const nothing = '[{"kind":"reset","snapshot":[]}]'

test('an open page is shown to one’s team, on the list and to whoever comes later', async () => {
  const market = await aMarket()
  const { reference } = market.order
  const list = await follow(market, 'operator')
  const page = aScreen(market.contextOf('operator'))
  await page.look(reference)
  await vi.waitFor(() => expect(list.lookers(reference)).toEqual(['olga@souk.example']))
  const later = await follow(market, 'operator')
  expect(later.lookers(reference)).toEqual(['olga@souk.example'])
  page.close()
  await vi.waitFor(() => expect([list.lookers(reference), later.lookers(reference)]).toEqual([[], []]))
})

test('operators see operators, a merchant’s people each other, and nobody else by name', async () => {
  const market = await aMarket()
  const { reference } = market.order
  const [desk, own, foreign] = [
    await follow(market, 'operator'),
    await follow(market, 'merchant'),
    await follow(market, 'foreign merchant'),
  ]
  await desk.look(reference)
  await own.look(ownOrder(market))
  await desk.presence.claim({ reference })
  await market.asMerchant(2).presence.claim({ reference: ownOrder(market) })
  await vi.waitFor(() => expect(desk.handler(reference)).toBe('olga@souk.example'))
  await vi.waitFor(() => expect(own.handler(ownOrder(market))).toBe('Merchant user 2'))
  expect(own.lookers(ownOrder(market))).toEqual(['mira@souk.example'])
  expect(heard(desk)).not.toMatch(/mira@|Merchant user/)
  expect(heard(own)).not.toContain('olga@')
  expect(heard(foreign)).toBe(nothing)
  expect(heard(await follow(market, 'foreign merchant'))).toBe(nothing)
})

test('a merchant’s people are told that the marketplace is at their order, and not who it is or at what else', async () => {
  const market = await aMarket()
  const { reference } = market.order
  const [own, foreign] = [await follow(market, 'merchant'), await follow(market, 'foreign merchant')]
  const page = aScreen(market.contextOf('operator'))
  await page.look(reference)
  await vi.waitFor(() => expect(own.supported(ownOrder(market))).toBe(true))
  expect((await follow(market, 'merchant')).supported(ownOrder(market))).toBe(true)
  await page.presence.claim({ reference })
  page.close()
  await market.as('operator').presence.release({ reference })
  await vi.waitFor(() => expect(own.supported(ownOrder(market))).toBe(false))
  const told = { reference: ownOrder(market), looking: [], handling: null }
  const changes = own.messages.flatMap((message) => (message.kind === 'events' ? message.events : []))
  expect(changes.map(({ payload }) => payload)).toEqual([
    { ...told, support: true },
    { ...told, support: false },
  ])
  expect(heard(foreign)).toBe(nothing)
})

test('an order is handled by one: others are told by whom and since when, and may take it over', async () => {
  const market = await aMarket()
  const { reference } = market.order
  const { presence: olgas, ...list } = await follow(market, 'operator')
  const claimed = await olgas.claim({ reference })
  expect(await olgas.claim({ reference })).toEqual(claimed)

  await market.people.add({ name: 'Ben', email: 'ben@souk.example', password: PASSWORD })
  const { identity } = await market.people.signIn('ben@souk.example', PASSWORD)
  const { presence: bens } = aScreen({ ...market.contextOf('operator'), identity })
  expect(await refusalOf(bens.claim({ reference }))).toMatchObject({
    code: 'handling.taken',
    details: { reference, by: claimed.by, since: claimed.since },
  })
  const taken = await bens.takeOver({ reference, from: claimed.by.id })
  expect(taken).toMatchObject({ by: { name: 'Ben' }, takenFrom: claimed.by })
  await vi.waitFor(() => expect(list.handler(reference)).toBe('Ben'))
  expect(await refusalOf(olgas.takeOver({ reference, from: claimed.by.id }))).toMatchObject({ code: 'handling.taken' })
  await olgas.release({ reference })
  expect(await refusalOf(olgas.claim({ reference }))).toMatchObject({ code: 'handling.taken' })
  await market.people.signOut(identity, {})
  await vi.waitFor(() => expect(list.handler(reference)).toBeUndefined())
  expect(await olgas.claim({ reference })).toMatchObject({ takenFrom: null })
})

test('who handles an order keeps nobody from acting on it, and leaves it as it was', async () => {
  const market = await aMarket()
  const { reference } = market.order
  const before = await market.as('operator').orders.byReference({ reference })
  await market.as('merchant').presence.claim({ reference: ownOrder(market) })
  await market.as('operator').presence.claim({ reference })
  expect(await market.as('operator').orders.byReference({ reference })).toEqual(before)
  const act = { reference, event: 'skip picking', seenVersion: before.order.version, ...anAct() }
  expect((await market.as('shop').orders.trigger(act)).results.length).toBeGreaterThan(0)
})

test.each(['look', 'claim', 'takeOver', 'release'] as const)(
  'to %s, a foreign order and one that is not there are the same',
  async (verb) => {
    const market = await aMarket()
    const foreign = market.as('foreign merchant').presence
    for (const reference of [ownOrder(market), market.order.reference, 'DE--99--MER000004']) {
      expect(await refusalOf(foreign[verb]({ reference, from: 'nobody' }))).toMatchObject({
        code: 'merchant-order.not-found',
        message: `There is no merchant order ${reference}.`,
      })
    }
    const missing = market.as('operator').presence[verb]({ reference: 'DE--99', from: 'nobody' })
    expect(await refusalOf(missing)).toMatchObject({ code: 'order.not-found' })
  },
)
