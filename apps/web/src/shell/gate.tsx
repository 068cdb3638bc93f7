import { Navigate, useLocation } from '@solidjs/router'
import { Match, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { Mark } from '../ui/logo.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SessionContext, homeOf, useSignIn } from './session.ts'
import type { Session, User } from './session.ts'

/** While the server is asked who is here. */
const Opening = (): JSX.Element => {
  const text = useText()
  return (
    <Skeleton>
      <p class="flex h-dvh animate-fade-in flex-col items-center justify-center gap-4 text-sm text-ink-3">
        <Mark size={40} />
        {text().connection.opening}
      </p>
    </Skeleton>
  )
}

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
    <Switch fallback={<Opening />}>
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
    <Switch fallback={<Opening />}>
      <Match when={signIn() === null}>{props.children}</Match>
      <Match when={signIn()}>
        {(session) => <Navigate href={wayBack(location.query['next']) ?? homeOf(session().user)} />}
      </Match>
    </Switch>
  )
}
