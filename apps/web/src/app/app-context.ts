import { createContext, useContext } from 'solid-js'
import type { Souk } from '@souk/client/souk'
import type { Presence } from '../presence/create-presence.ts'
import type { Board } from './board.ts'
import type { Marketplace } from './marketplace.ts'
import type { People } from './people.ts'
import type { Problems } from './problems.ts'

/** What every screen works with; one for the whole app. */
export type AppWorld = {
  readonly souk: Souk
  readonly people: People
  readonly marketplace: Marketplace
  readonly board: Board
  readonly presence: Presence
  readonly problems: Problems
}

export const AppContext = createContext<AppWorld>()

export const useApp = (): AppWorld => {
  const world = useContext(AppContext)
  if (!world) throw new Error('useApp is called outside of the app')
  return world
}

/** Every procedure of the server. */
export const useSouk = (): Souk => useApp().souk

/** The set-up by name and id, kept current. */
export const useMarketplace = (): Marketplace => useApp().marketplace
