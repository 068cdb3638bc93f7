import { presenceStoreContract } from '@souk/services/presence/presence-store.contract'
import { testPool } from '../testing/pool.ts'
import { postgresPresence } from './presence-store.ts'

const pool = await testPool()

presenceStoreContract('on PostgreSQL', async () => {
  await pool.query('truncate presence, handling')
  return {
    store: postgresPresence(pool),
    async age(ms) {
      await pool.query(`update presence set expires = expires - make_interval(secs => ${ms / 1000})`)
      await pool.query(`update handling set since = since - make_interval(secs => ${ms / 1000}),
        until = until - make_interval(secs => ${ms / 1000})`)
    },
  }
})
