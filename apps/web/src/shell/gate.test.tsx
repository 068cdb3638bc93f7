import { MemoryRouter, Route, createMemoryHistory } from '@solidjs/router'
import { cleanup, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import { Gate, OnlyStrangers } from './gate.tsx'
import { SignInContext, useSession } from './session.ts'
import type { Session } from './session.ts'

afterEach(cleanup)

const sessionOf = (kind: 'operator' | 'merchant'): Session => ({
  user: { name: 'Ana', email: 'ana@souk.example', kind },
  signOut: () => Promise.resolve(),
})

const Name = () => <p>{useSession().user.name} is in</p>

const at = (address: string, first: Session | null | undefined) => {
  const [session, setSession] = createSignal(first)
  const history = createMemoryHistory()
  history.set({ value: address })
  render(() => (
    <SignInContext.Provider value={session}>
      <MemoryRouter history={history}>
        <Route
          path="/office/orders"
          component={() => (
            <Gate kind="operator">
              <Name />
            </Gate>
          )}
        />
        <Route path="/portal/orders" component={() => <p>portal</p>} />
        <Route
          path="/sign-in"
          component={() => (
            <OnlyStrangers>
              <p>sign in</p>
            </OnlyStrangers>
          )}
        />
        <Route path="*" component={() => <p>elsewhere</p>} />
      </MemoryRouter>
    </SignInContext.Provider>
  ))
  return { setSession, address: history.get }
}

test('who is of the right kind comes in', async () => {
  at('/office/orders', sessionOf('operator'))
  expect(await screen.findByText('Ana is in')).toBeTruthy()
})

test('nobody is sent anywhere before the server has answered', async () => {
  const { setSession, address } = at('/office/orders', undefined)
  expect(screen.queryByText('sign in')).toBeNull()
  expect(address()).toBe('/office/orders')
  setSession(sessionOf('operator'))
  expect(await screen.findByText('Ana is in')).toBeTruthy()
})

test('a stranger signs in and comes back to where they wanted', async () => {
  const { setSession, address } = at('/office/orders?o=DE--5', null)
  expect(await screen.findByText('sign in')).toBeTruthy()
  setSession(sessionOf('operator'))
  expect(await screen.findByText('Ana is in')).toBeTruthy()
  expect(address()).toBe('/office/orders?o=DE--5')
})

test('who signs out stands before the door at once', async () => {
  const { setSession } = at('/office/orders', sessionOf('operator'))
  setSession(null)
  expect(await screen.findByText('sign in')).toBeTruthy()
})

test('a merchant goes to the portal', async () => {
  at('/office/orders', sessionOf('merchant'))
  expect(await screen.findByText('portal')).toBeTruthy()
})

test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'office'])(
  'the way back never leads to %s',
  async (next) => {
    at(`/sign-in?next=${encodeURIComponent(next)}`, sessionOf('operator'))
    expect(await screen.findByText('Ana is in')).toBeTruthy()
  },
)
