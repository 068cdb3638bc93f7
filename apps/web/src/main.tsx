/// <reference types="vite/client" />
import { createSignal } from 'solid-js'
import { renderApp } from './shell/app.tsx'
import type { Session, User } from './shell/session.ts'
import './style/app.css'

const people: Readonly<Record<User['kind'], User>> = {
  operator: { name: 'Olga Operator', email: 'olga@souk.example', kind: 'operator' },
  merchant: { name: 'Mert Kaya', email: 'mert@bosporus.example', kind: 'merchant', merchantName: 'Bosporus Spices' },
}

const kind: User['kind'] = location.pathname.startsWith('/portal') ? 'merchant' : 'operator'
const [session, setSession] = createSignal<Session | null>({
  user: people[kind],
  signOut: () => {
    setSession(null)
    return Promise.resolve()
  },
})

const root = document.getElementById('app')
if (root) renderApp({ signIn: session, connection: { status: 'live' }, demo: () => undefined }, root)
