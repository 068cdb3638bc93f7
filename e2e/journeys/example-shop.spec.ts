import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'

const program = join(import.meta.dirname, '../../packages/client/examples/shop.ts')

test('the example shop sees its order of three merchants closed, playing all of them', async () => {
  const { url, dataDir } = inject('product')
  const env = { ...process.env, SOUK_URL: url, SOUK_DATA_DIR: dataDir }
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--act'], { env })
  expect(stdout).toContain('Everything is closed.')
})
