import { ledgerContract } from '@souk/services/payouts/ledger.contract'
import { testPool } from '../testing/pool.ts'
import { postgresLedger } from './ledger.ts'

const pool = await testPool()

ledgerContract('on PostgreSQL', async () => {
  await pool.query('truncate ledger_entry')
  return postgresLedger(pool)
})
