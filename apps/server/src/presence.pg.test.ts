import { expect, test, vi } from 'vitest'
import { aScreen } from '@souk/api/testing/screen'
import { ask } from '@souk/postgres/testing/ask'
import { placeOrder } from '@souk/services/orders/place-order'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import type { Composed } from './compose.ts'
import { cart, openMarketplace, operator, shop } from './testing/marketplace.ts'
import type { TestMarketplace } from './testing/marketplace.ts'

const password = 'correct horse battery'

/** Signs an operator in whom every node then knows. */
async function signIn({ people }: Composed, name: string) {
  const email = `${name.toLowerCase()}@souk.example`
  await people.add({ name, email, password })
  return (await people.signIn(email, password)).identity
}

/** Two nodes with an operator at each, who follows what happens. */
async function twoDesks(opened: TestMarketplace) {
  const nodes = [opened.composed, await opened.another()] as const
  const { reference } = await placeOrder(nodes[0].orders, shop, cart('shared', ['MER000001']))
  const [ana, ben] = [await signIn(nodes[0], 'Ana'), await signIn(nodes[1], 'Ben')]
  const screens = [
    aScreen({ services: nodes[0].services, identity: ana, credentials: {} }),
    aScreen({ services: nodes[1].services, identity: ben, credentials: {} }),
  ] as const
  for (const screen of screens) await screen.follow()
  return { nodes, reference, ana, screens }
}

test('people at two nodes see each other at an order, and one of them handles it', async () => {
  await using opened = await openMarketplace()
  const { nodes, reference, ana, screens } = await twoDesks(opened)
  const [anas, bens] = screens
  await anas.look(reference)
  await bens.look(reference)
  for (const screen of screens) await vi.waitFor(() => expect(screen.lookers(reference)).toEqual(['Ana', 'Ben']))
  const { by } = await anas.presence.claim({ reference })
  await vi.waitFor(() => expect(bens.handler(reference)).toBe('Ana'))
  await expect(bens.presence.claim({ reference })).rejects.toMatchObject({ cause: { code: 'handling.taken' } })
  await bens.presence.takeOver({ reference, from: by.id })
  await vi.waitFor(() => expect(anas.handler(reference)).toBe('Ben'))
  await bens.presence.release({ reference })
  await anas.presence.claim({ reference })
  await vi.waitFor(() => expect(bens.handler(reference)).toBe('Ana'))
  await nodes[0].people.signOut(ana, {})
  await vi.waitFor(() => expect(bens.handler(reference)).toBeUndefined())
  expect(opened.faults).toEqual([])
})

test('a merchant at another node is told that the marketplace looks at or handles their order, also one that is split later', async () => {
  await using opened = await openMarketplace()
  const { nodes, reference, screens } = await twoDesks(opened)
  const [anas] = screens
  const [{ id: merchant } = { id: undefined }] = (await nodes[1].setup.setup.load()).merchants
  await nodes[1].people.add({ name: 'Mira', email: 'mira@souk.example', password, merchant })
  const { identity } = await nodes[1].people.signIn('mira@souk.example', password)
  const miras = aScreen({ services: nodes[1].services, identity, credentials: {} })
  await miras.follow()
  const page = `${reference}--MER000001`
  await anas.look(reference)
  await vi.waitFor(() => expect(screens[1].lookers(reference)).toEqual(['Ana']))
  const order = await nodes[0].orders.orders.idByReference(reference)
  if (!order) throw new Error('the order is gone')
  await triggerEvent(nodes[0].orders, operator, {
    order,
    side: 'marketplace',
    event: 'pay',
    reference,
    idempotencyKey: 'pay it',
    data: {},
  })
  await anas.presence.claim({ reference })
  await vi.waitFor(() => expect(miras.supported(page)).toBe(true))
  expect([miras.lookers(page), miras.handler(page)]).toEqual([[], undefined])
  await anas.presence.release({ reference })
  anas.close()
  await vi.waitFor(() => expect(miras.supported(page)).toBe(false))
  expect(opened.faults).toEqual([])
})

test('who looked at a node that died is shown no more once its time ran out; what they handle stays a while', async () => {
  await using opened = await openMarketplace()
  const { nodes, reference, screens } = await twoDesks(opened)
  const [anas, bens] = screens
  await anas.look(reference)
  await anas.presence.claim({ reference })
  await bens.look(reference)
  await vi.waitFor(() => expect([bens.lookers(reference), bens.handler(reference)]).toEqual([['Ana', 'Ben'], 'Ana']))
  // Nobody says goodbye for Ana's node, and nobody renews what it wrote.
  await ask(opened.databaseUrl, 'update presence set expires = now()')
  const life = new AbortController()
  const living = nodes[1].services.presence.run(life.signal)
  await vi.waitFor(() => expect(bens.lookers(reference)).toEqual(['Ben']))
  expect(bens.handler(reference)).toBe('Ana')
  await ask(opened.databaseUrl, 'update handling set until = now()')
  life.abort()
  await living
  await bens.presence.claim({ reference })
  await vi.waitFor(() => expect(bens.handler(reference)).toBe('Ben'))
  expect(opened.faults).toEqual([])
})
