import { createContext, useContext } from 'solid-js'
import type { Accessor } from 'solid-js'

export type User = {
  readonly name: string
  readonly email: string
  readonly kind: 'operator' | 'merchant'
  readonly merchantName?: string | undefined
}

/** Who is signed in. `user` is reactive. */
export type Session = { readonly user: User; readonly signOut: () => Promise<void> }

/** undefined while the server is still asked, null when nobody is signed in. */
export type SignIn = Accessor<Session | null | undefined>

export const SignInContext = createContext<SignIn>(() => null)
export const SessionContext = createContext<Session>()

/** The sign-in as such, for screens that are open to everyone. */
export const useSignIn = (): SignIn => useContext(SignInContext)

/** Who is signed in; to be asked below the gate only. */
export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is called outside of the signed-in part')
  return session
}

/** Where each kind of person starts. */
export const homeOf = (user: User): string => (user.kind === 'operator' ? '/office/orders' : '/portal/orders')
