import type { JSX } from 'solid-js'
import { ConnectionDot } from '../ui/connection-dot.tsx'
import { Mark } from '../ui/logo.tsx'
import { useConnection } from './connection.ts'
import { HeaderSlot } from './header-search.tsx'
import { Preferences } from './preferences.tsx'
import { UserMenu } from './user-menu.tsx'

/** The line over every page: search, connection, preferences, person. */
export const Header = (): JSX.Element => {
  const connection = useConnection()
  return (
    <div role="banner" class="flex h-12 shrink-0 items-center gap-3 border-b px-6 max-sm:gap-2 max-sm:px-3">
      <Mark class="sm:hidden" />
      <HeaderSlot />
      <ConnectionDot connection={connection} />
      <div class="flex items-center gap-1">
        <div class="max-sm:hidden">
          <Preferences />
        </div>
        <UserMenu />
      </div>
    </div>
  )
}
