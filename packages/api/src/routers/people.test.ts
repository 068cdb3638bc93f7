import { expect, test } from 'vitest'
import { appRouter } from '../router.ts'
import { aMarket, FIRST_RUN, PASSWORD } from '../testing/market.ts'

test('signing out ends the session, also over a WebSocket, which takes no cookie back', async () => {
  const { services, people } = await aMarket()
  const { identity, setCookie } = await people.signIn('olga@souk.example', PASSWORD)
  const credentials = { cookie: setCookie.map((one) => one.split(';')[0]).join('; ') }
  expect(await people.identify(credentials)).toEqual(identity)
  await appRouter.createCaller({ services, identity, credentials }).people.signOut()
  expect(await people.identify(credentials)).toBeUndefined()
})

test('over a WebSocket nobody signs in, and nobody learns whether a password is right', async () => {
  const { services, people } = await aMarket()
  const caller = appRouter.createCaller({ services, identity: undefined, credentials: {} }).people
  const nora = { name: 'Nora', email: 'nora@souk.example', password: PASSWORD }
  const refused = { cause: { code: 'sign-in.over-http' } }
  for (const password of [PASSWORD, 'guess'])
    await expect(caller.signIn({ email: 'olga@souk.example', password })).rejects.toMatchObject(refused)
  await expect(caller.firstRun({ ...nora, token: FIRST_RUN })).rejects.toMatchObject(refused)
  expect((await people.list()).map(({ email }) => email)).not.toContain(nora.email)
})
