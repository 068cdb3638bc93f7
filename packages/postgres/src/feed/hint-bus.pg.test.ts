import { onTestFinished } from 'vitest'
import { hintLineContract } from '@souk/services/live/hint-bus.contract'
import { ask } from '../testing/ask.ts'
import { testDatabase } from '../testing/database.ts'
import { postgresHintBus } from './hint-bus.ts'

hintLineContract('PostgreSQL', async () => {
  const database = await testDatabase()
  onTestFinished(() => database[Symbol.asyncDispose]())
  return {
    node: () => postgresHintBus(database.url),
    cut: () =>
      ask(
        database.url,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      ),
  }
})
