import { secretStoreContract } from '@souk/services/secrets/secret-store.contract'
import { connect } from '../migrate/connect.ts'
import { testDatabase } from '../testing/database.ts'
import { postgresSecrets } from './secrets.ts'

secretStoreContract('PostgreSQL', async () => {
  const database = await testDatabase()
  const session = await connect(database.url)
  return {
    store: postgresSecrets(session),
    async close() {
      await session.end()
      await database[Symbol.asyncDispose]()
    },
  }
})
