import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { inTurn } from '@souk/postgres/migrate/in-turn'
import { testDatabase } from '@souk/postgres/testing/database'

const program = join(import.meta.dirname, 'cli/souk.ts')

test('a node that waits for its turn to set up ends when it is asked to, not when its turn has come', async () => {
  await using database = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'souk-stop-'))
  onTestFinished(() => rm(dataDir, { recursive: true }))
  await inTurn(database.url, async (session) => {
    const env = { DATABASE_URL: database.url, SOUK_DATA_DIR: dataDir, SOUK_DEMO: 'off' }
    const child = fork(program, ['serve'], { env: { ...process.env, ...env }, execArgv: [], silent: true })
    const ended = once(child, 'exit')
    onTestFinished(() => void child.kill('SIGKILL'))
    await vi.waitFor(
      async () => {
        const { rowCount } = await session.query(
          `select from pg_locks join pg_database on oid = database
            where datname = current_database() and locktype = 'advisory' and not granted`,
        )
        expect(rowCount).toBe(1)
      },
      { timeout: 60_000, interval: 50 },
    )
    child.kill('SIGTERM')
    expect(await ended).toEqual([130, null])
  })
}, 120_000)
