import { expect, test } from 'vitest'
import { memorySecrets } from '@souk/services/secrets/memory-secrets'
import { keptSecret } from './kept-secret.ts'

test('a secret is made once', async () => {
  const store = memorySecrets()
  const secret = await keptSecret(store)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(await keptSecret(store)).toBe(secret)
  expect(await keptSecret(memorySecrets())).not.toBe(secret)
})

test('what is no whole secret is made anew', async () => {
  const store = memorySecrets()
  await store.write('secret', '\n')
  expect(await keptSecret(store)).toMatch(/^[\w-]{43}$/)
})
