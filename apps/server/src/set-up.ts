import type { ClientBase } from 'pg'
import { demoAccounts, endDemoAccounts } from '@souk/adapters/auth/demo-accounts'
import type { DemoAccounts } from '@souk/adapters/auth/demo-accounts'
import { alsoIn, secretFolder } from '@souk/adapters/secrets/secret-folder'
import { databaseTime, maintainPartitions } from '@souk/postgres/feed/partitions'
import { postgresSecrets } from '@souk/postgres/secrets/secrets'
import type { SecretStore } from '@souk/services/secrets/secret-store'
import type { Composed } from './compose.ts'
import type { Config } from './config.ts'
import { installDefaults } from './demo/install-defaults.ts'
import { seedDemo } from './demo/seed.ts'

/** An embedded database lies beside its secrets; nodes that share a database share the secrets there. */
export function secretsFor({ databaseUrl, dataDir }: Config, session: ClientBase): SecretStore {
  return databaseUrl === undefined ? secretFolder(dataDir) : postgresSecrets(session)
}

/**
 * Makes what a marketplace needs before it serves, as far as it is not there, by one node at a time: partitions and
 * default processes always, the demo where it is wanted. Answers the demo's accounts; without the demo nobody of it may
 * come in.
 */
export async function setUp(
  composed: Composed,
  { demo, dataDir }: Config,
  { secrets, say }: { readonly secrets: SecretStore; readonly say: (line: string) => void },
): Promise<DemoAccounts | undefined> {
  await maintainPartitions(composed.pool, await databaseTime(composed.pool))
  await installDefaults(composed)
  if (!demo) {
    await endDemoAccounts(composed.people)
    return undefined
  }
  const { orders } = await seedDemo({ ...composed, onBegin: () => say('Seeding the demo marketplace …') })
  if (orders > 0) await composed.pool.query('analyze')
  const { merchants } = await composed.setup.marketplace.stored()
  return demoAccounts(alsoIn(dataDir, secrets), composed.people, merchants)
}
