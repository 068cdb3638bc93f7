import type { SetupDeps } from './deps.ts'
import type { EntryChange, StoredSetup } from './setup-store.ts'

/**
 * Further master data is changed as `decide` says of the set-up as it stands, which nobody else changes meanwhile. This node
 * forgets what it knew at once. A dry run answers what would be, of the set-up this node knows, and changes nothing.
 */
export async function changeEntries<Answer>(
  { setup, marketplace }: Pick<SetupDeps, 'setup' | 'marketplace'>,
  decide: (setup: StoredSetup) => EntryChange<Answer>,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<Answer> {
  if (dryRun) return decide(await marketplace.stored()).answer
  const answer = await setup.changeEntries(decide)
  marketplace.invalidate()
  return answer
}
