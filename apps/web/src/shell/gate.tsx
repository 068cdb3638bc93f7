import { Navigate, useLocation } from '@solidjs/router'
import { Match, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { SessionContext, homeOf, useSignIn } from './session.ts'
import type { Session, User } from './session.ts'

/** Lets people of one kind in; others go to their own home, strangers to the sign-in and back here after it. */
export const Gate = (props: { kind: User['kind']; children: JSX.Element }): JSX.Element => {
  const signIn = useSignIn()
  const location = useLocation()
  const wanted = (): string => encodeURIComponent(`${location.pathname}${location.search}`)
  const welcome = (): Session | undefined => {
    const session = signIn()
    return session?.user.kind === props.kind ? session : undefined
  }
  return (
    <Switch>
      <Match when={welcome()}>
        {(session) => (
          <SessionContext.Provider
            value={{
              get user() {
                return session().user
              },
              signOut: () => session().signOut(),
            }}
          >
            {props.children}
          </SessionContext.Provider>
        )}
      </Match>
      <Match when={signIn() === null}>
        <Navigate href={`/sign-in?next=${wanted()}`} />
      </Match>
      <Match when={signIn()}>{(session) => <Navigate href={homeOf(session().user)} />}</Match>
    </Switch>
  )
}

/** A path of ours that somebody came from, else nothing: never a way to another site. */
const wayBack = (next: unknown): string | undefined =>
  typeof next === 'string' && /^\/(?!\/)/u.test(next) && !next.includes('\\') ? next : undefined

/** For the sign-in: who is signed in already goes on to where they wanted. */
export const OnlyStrangers = (props: { children: JSX.Element }): JSX.Element => {
  const signIn = useSignIn()
  const location = useLocation()
  return (
    <Switch>
      <Match when={signIn() === null}>{props.children}</Match>
      <Match when={signIn()}>
        {(session) => <Navigate href={wayBack(location.query['next']) ?? homeOf(session().user)} />}
      </Match>
    </Switch>
  )
}
