import type { ProcessId } from '@souk/domain/ids'
import { migrateProcess } from '@souk/services/orders/migrate-process'
import type { OrderStore } from '@souk/services/orders/order-store'
import { compose } from '../compose.ts'
import { configFrom } from '../config.ts'

/** A server reduced to a migration of running items, for tests to kill: it is stuck after some orders, and says so. */
const [databaseUrl = '', from, to] = process.argv.slice(2)
const SOME = 20

await using composed = await compose({
  config: configFrom({ SOUK_DEMO: 'off' }),
  databaseUrl,
  directUrl: databaseUrl,
  secret: 's'.repeat(32),
  report: (_, error) => {
    throw error
  },
})

let [begun, done] = [0, 0]
const killed = new Promise<never>((_, reject) =>
  process.stdin.once('close', () => reject(new Error('not killed'))).resume(),
)
const { orders } = composed.orders
const change: OrderStore['change'] = async (...asked) => {
  if (++begun > SOME) return killed
  const answer = await orders.change(...asked)
  if (++done === SOME) process.stdout.write('stuck')
  return answer
}
const migration = { from: from as ProcessId, to: to as ProcessId, map: {}, dryRun: false, limit: 1_000 }
const actor = { kind: 'operator', id: 'olga', name: 'Olga' } as const
await migrateProcess({ ...composed.orders, orders: { ...orders, change } }, actor, migration)
