import { expect, test } from 'vitest'
import { appRouter } from '../router.ts'
import { aMarket, PASSWORD } from '../testing/market.ts'

test('signing out ends the session, also over a WebSocket, which takes no cookie back', async () => {
  const { services, people } = await aMarket()
  const { identity, setCookie } = await people.signIn('olga@souk.example', PASSWORD)
  const credentials = { cookie: setCookie.map((one) => one.split(';')[0]).join('; ') }
  expect(await people.identify(credentials)).toEqual(identity)
  await appRouter.createCaller({ services, identity, credentials }).people.signOut()
  expect(await people.identify(credentials)).toBeUndefined()
})
