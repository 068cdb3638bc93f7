import { createMemo, onMount } from 'solid-js'
import type { Souk } from '@souk/client/souk'
import type { Me } from '@souk/contract/people'
import type { OrderPresence } from '@souk/contract/presence'
import { createPresence } from '../presence/create-presence.ts'
import { presenceWords } from '../presence/words.ts'
import type { World } from '../shell/app.tsx'
import type { Session, User } from '../shell/session.ts'
import { base } from '../text/base.ts'
import { locale } from '../text/locale.ts'
import { showToast } from '../ui/toast.ts'
import type { AppWorld } from './app-context.ts'
import { createBoard } from './board.ts'
import { createChanges } from './changes.ts'
import { showFailure } from './create-act.ts'
import { followSetup } from './live-setup.ts'
import { createMarketplace } from './marketplace.ts'
import { createPeople } from './people.ts'
import { createProblems } from './problems.ts'

/** Keys have no screens. */
const userOf = ({ name, email, kind, merchant }: Me): User | undefined =>
  kind === 'shop' ? undefined : { name, email, kind, ...(merchant && { merchantName: merchant.name }) }

const tellLost = ({ reference, handling }: OrderPresence): void => {
  const words = presenceWords[locale()]
  showToast({ kind: 'info', title: words.lost(handling?.by.name ?? '', reference), text: words.lostText, stay: true })
}

/** Everything the app runs on, for the owner's life: who is here, what the marketplace is, and how the connection does. */
export function createWorld(souk: Souk): AppWorld & World {
  const people = createPeople(souk)
  const changes = createChanges()
  const marketplace = createMarketplace({ souk, me: people.me, changes })
  const board = createBoard(souk)
  const problems = createProblems({ souk, board, marketplace })
  const presence = createPresence({ souk, person: () => people.me()?.id, onLost: tellLost })
  const connection = followSetup({
    souk,
    person: () => people.me()?.id,
    changes,
    onRefused: () => void people.ask(),
  })
  const signIn = createMemo((): Session | null | undefined => {
    const me = people.me()
    const user = me && userOf(me)
    return user ? { user, signOut } : me === undefined ? undefined : null
  })
  const signOut = async (): Promise<void> => {
    try {
      await people.signOut()
    } catch (error) {
      showFailure(base[locale()].user.signOut, error)
    }
  }
  const demoAccounts = () => people.welcome()?.demo?.map(({ email }) => email)
  onMount(() => void people.ask())
  return {
    souk,
    people,
    marketplace,
    board,
    presence,
    problems,
    signIn,
    connection,
    demo: () => {
      const accounts = demoAccounts()
      return accounts && { accounts }
    },
  }
}
