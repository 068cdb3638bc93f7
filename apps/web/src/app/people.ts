import { createSignal } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { Souk } from '@souk/client/souk'
import type { Me, Welcome } from '@souk/contract/people'

/** Who sits here, and the ways in and out. All but `ask` reject when refused. */
export type People = {
  /** Undefined until the server has answered, null for nobody. */
  readonly me: Accessor<Me | null | undefined>
  /** Whether they say who may do what. */
  readonly isAdministrator: Accessor<boolean>
  /** What the server tells anybody; undefined until it has answered. */
  readonly welcome: Accessor<Welcome | undefined>
  /** Asks the server who is signed in; tries until it answers. */
  readonly ask: () => Promise<void>
  readonly signIn: (email: string, password: string) => Promise<void>
  readonly signOut: () => Promise<void>
  readonly makeFirst: (operator: Parameters<Souk['people']['firstRun']['mutate']>[0]) => Promise<void>
}

/** The client itself has tried for some ten seconds before that. */
const ASK_AGAIN_MS = 2000

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))

async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch {
      await pause()
    }
  }
}

export function createPeople(souk: Pick<Souk, 'people'>): People {
  const [me, setMe] = createSignal<Me | null>()
  const [welcome, setWelcome] = createSignal<Welcome>()
  /** Counts answers: one that was asked for before the last is not listened to. */
  let turn = 0
  const enter = (answer: Me | null): void => {
    turn += 1
    setMe(answer)
  }
  return {
    me,
    isAdministrator: () => me()?.kind === 'operator' && me()?.role === null,
    welcome,
    async ask() {
      const mine = ++turn
      const [person, greeting] = await Promise.all([
        untilAnswered(() => souk.people.me.query()),
        untilAnswered(() => souk.people.welcome.query()),
      ])
      setWelcome(greeting)
      if (mine === turn) setMe(person)
    },
    async signIn(email, password) {
      enter(await souk.people.signIn.mutate({ email, password }))
    },
    async signOut() {
      await souk.people.signOut.mutate()
      enter(null)
    },
    async makeFirst(operator) {
      enter(await souk.people.firstRun.mutate(operator))
    },
  }
}
