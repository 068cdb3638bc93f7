import { expect, onTestFinished, test } from 'vitest'
import { httpServer } from './http.ts'

/** The HTTP face behind these proxies; answers how often each caller may try to sign in. */
async function face(proxies: readonly string[]) {
  const app = await httpServer({
    context: async () => {
      throw new Error('never asked')
    },
    origins: [],
    proxies,
    web: '/nowhere',
    isReady: async () => true,
    isLeaving: () => false,
    onFault: () => undefined,
  })
  onTestFinished(() => app.close())
  const attempt = async (caller: string, path: string): Promise<number> => {
    const { statusCode } = await app.inject({
      method: 'POST',
      url: `/trpc/${path}`,
      remoteAddress: '10.0.0.1',
      headers: { 'x-forwarded-for': caller },
    })
    return statusCode
  }
  return async (caller: string, path = 'people.signIn'): Promise<number> => {
    for (let tried = 0; tried < 100; tried++) if ((await attempt(caller, path)) === 429) return tried
    return 100
  }
}

test('behind a proxy that is trusted each caller has attempts of their own', async () => {
  const attempts = await face(['10.0.0.0/8'])
  expect([await attempts('192.0.2.1'), await attempts('192.0.2.2')]).toEqual([30, 30])
})

test('what anybody else says of where they come from is not believed', async () => {
  const attempts = await face([])
  expect([await attempts('192.0.2.1'), await attempts('192.0.2.2')]).toEqual([30, 0])
})

test.each([
  ['encoded', 'people%2EsignIn', 30],
  ['encoded twice', 'people%252EsignIn', 30],
  ['ten in a batch', `${'people.signIn,'.repeat(9)}people.firstRun?batch=1`, 3],
])('an attempt counts however it is sent: %s', async (_, path, expected) => {
  const attempts = await face([])
  expect(await attempts('192.0.2.1', path)).toBe(expected)
})
