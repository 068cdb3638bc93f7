import { filesContract } from '@souk/services/files/files.contract'
import { testPool } from '../testing/pool.ts'
import { postgresFiles } from './files.ts'

const pool = await testPool()

filesContract('on PostgreSQL', () => postgresFiles(pool))
