import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { secretStoreContract } from '@souk/services/secrets/secret-store.contract'
import { alsoIn, secretFolder } from './secret-folder.ts'

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'souk-secrets-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

secretStoreContract('a folder', async () => ({ store: secretFolder(await temporary()), close: async () => {} }))

test('a secret is for its owner alone, and nothing else is left beside it', async () => {
  const folder = join(await temporary(), 'made', 'when needed')
  await secretFolder(folder).write('secret', 'hush')
  expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['secret'])
})

test('what cannot be read is not taken for missing', async () => {
  const folder = await temporary()
  await expect(secretFolder(join(folder, '..')).read(folder.slice(folder.lastIndexOf('/') + 1))).rejects.toThrow(
    'EISDIR',
  )
})

test('what lies in a folder besides is read from where it is shared', async () => {
  const [shared, beside] = [secretFolder(await temporary()), await temporary()]
  await alsoIn(beside, shared).write('demo', 'of one node')
  expect(await readFile(join(beside, 'demo'), 'utf8')).toBe('of one node')
  await shared.write('demo', 'of another node')
  expect(await alsoIn(beside, shared).read('demo')).toBe('of another node')
})
