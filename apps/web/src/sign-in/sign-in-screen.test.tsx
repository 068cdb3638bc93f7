import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, expect, test } from 'vitest'
import { AppContext } from '../app/app-context.ts'
import type { AppWorld } from '../app/app-context.ts'
import { createPeople } from '../app/people.ts'
import { fakeSouk } from '../app/testing/fake-souk.ts'
import { refusingSouk } from '../app/testing/refusing-souk.ts'
import { SignInScreen } from './sign-in-screen.tsx'

afterEach(cleanup)

const accounts = [
  { name: 'Team Halden', email: 'halden@souk.example', merchant: 'm1' },
  { name: 'Olivia', email: 'olivia@souk.example', merchant: null },
]

const opened = async (welcome: object) => {
  const { souk } = fakeSouk({ 'people.me': () => null, 'people.welcome': () => welcome })
  const refusing = refusingSouk({ code: 'sign-in.wrong', message: 'Wrong.' })
  const people = createPeople({
    people: { ...refusing.people, me: souk.people.me, welcome: souk.people.welcome, signIn: refusing.people.signIn },
  })
  await people.ask()
  render(() => (
    <AppContext.Provider value={{ people } as AppWorld}>
      <MemoryRouter>
        <Route path="/" component={SignInScreen} />
      </MemoryRouter>
    </AppContext.Provider>
  ))
}

const box = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))

test('whoever is refused reads one clear sentence and can type the password again', async () => {
  await opened({ demo: null, firstRun: false })
  fireEvent.input(box('E-mail'), { target: { value: 'ana@souk.example' } })
  fireEvent.input(box('Password'), { target: { value: 'wrong' } })
  submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toBe('No account matches this e-mail address and password.')
  expect(document.activeElement).toBe(box('Password'))
})

test('nothing is sent without an address and a password', async () => {
  await opened({ demo: null, firstRun: false })
  submit()
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Enter your e-mail/u)
})

test('demo accounts are offered only by a server that has them, operators first', async () => {
  await opened({ demo: accounts, firstRun: false })
  const offered = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(offered[0]).toContain('Olivia')
  fireEvent.click(screen.getByRole('button', { name: /Olivia/u }))
  expect(box('E-mail').value).toBe('olivia@souk.example')
  expect(document.activeElement).toBe(box('Password'))
})

test('without the demo there is nothing to choose, and before the first operator one reads how to begin', async () => {
  await opened({ demo: null, firstRun: true })
  expect(screen.queryByText('Demo accounts')).toBeNull()
  expect(screen.getByRole('note').textContent).toContain('first operator')
})
