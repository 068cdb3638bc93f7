import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { secretFile } from './secret.ts'

async function open() {
  const dir = await mkdtemp(join(tmpdir(), 'souk-secret-'))
  return { dir, file: join(dir, 'data', 'secret'), [Symbol.asyncDispose]: () => rm(dir, { recursive: true }) }
}

test('a secret is made once, for its owner alone, and nothing else is left beside it', async () => {
  await using place = await open()
  const secret = await secretFile(place.file)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(await secretFile(place.file)).toBe(secret)
  expect((await stat(place.file)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(place.dir, 'data'))).toEqual(['secret'])
})

test('a file that holds no whole secret is made anew', async () => {
  await using place = await open()
  await secretFile(place.file)
  await writeFile(place.file, '\n')
  expect(await secretFile(place.file)).toMatch(/^[\w-]{43}$/)
})

test('a file that cannot be read is not replaced', async () => {
  await using place = await open()
  await expect(secretFile(place.dir)).rejects.toThrow('EISDIR')
})
