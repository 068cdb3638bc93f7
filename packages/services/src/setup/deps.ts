import type { NewId } from '@souk/domain/ids'
import type { LiveMarketplace } from './marketplace.ts'
import type { SetupStore } from './setup-store.ts'

/** What the use cases of the set-up need. */
export interface SetupDeps {
  readonly setup: SetupStore
  readonly marketplace: LiveMarketplace
  /** Names of built-in commands and conditions, which need no binding. */
  readonly builtins: { readonly commands: ReadonlySet<string>; readonly conditions: ReadonlySet<string> }
  readonly now: () => Date
  readonly newId: NewId
}
