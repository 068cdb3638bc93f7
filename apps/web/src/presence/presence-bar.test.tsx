import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import type { Handling, OrderPresence } from '@souk/contract/presence'
import { AppContext } from '../app/app-context.ts'
import type { AppWorld } from '../app/app-context.ts'
import { fakeSouk } from '../app/testing/fake-souk.ts'
import { dismissToast, toasts } from '../ui/toast.ts'
import { PeopleHere } from './people-here.tsx'
import { PresenceBar } from './presence-bar.tsx'

afterEach(() => {
  cleanup()
  for (const { id } of toasts()) dismissToast(id)
})

const [ana, ben] = [
  { id: 'ana', name: 'Ana Ruiz' },
  { id: 'ben', name: 'Ben Olsen' },
]
const by = (person: Handling['by']): Handling => ({ by: person, since: new Date().toISOString(), takenFrom: null })

/** Ana's screen. */
const shown = (answers: Parameters<typeof fakeSouk>[0] = {}) => {
  const { souk } = fakeSouk(answers)
  const [here, setHere] = createSignal<Partial<OrderPresence>>({})
  const at = (reference: string): OrderPresence => ({
    reference,
    looking: [ana],
    handling: null,
    support: false,
    ...here(),
  })
  const world = { souk, presence: { at }, people: { me: () => ana } } as unknown as AppWorld
  render(() => (
    <AppContext.Provider value={world}>
      <PresenceBar reference="DE--5" />
      <PeopleHere reference="DE--5" />
    </AppContext.Provider>
  ))
  return setHere
}

const bar = () => within(screen.getByRole('group', { name: 'Who is here' }))

test('an order that nobody handles can be handled, and let go of', async () => {
  const claim = vi.fn(() => by(ana))
  const release = vi.fn()
  const setHere = shown({ 'presence.claim': claim, 'presence.release': release })
  fireEvent.click(bar().getByRole('button', { name: 'Handle' }))
  expect(claim).toHaveBeenCalledWith({ reference: 'DE--5' })
  expect(screen.queryByRole('img')).toBeNull()
  await vi.waitFor(() => expect(bar().getByRole('button').getAttribute('aria-busy')).toBeNull())
  setHere({ handling: by(ana) })
  expect(bar().getByText(/^Handled by you since/u)).toBeTruthy()
  fireEvent.click(bar().getByRole('button', { name: 'Release' }))
  expect(release).toHaveBeenCalledWith({ reference: 'DE--5' })
})

test('what somebody else handles is taken over from them, and a refusal is told', async () => {
  const takeOver = vi.fn(() => {
    throw new Error('no line')
  })
  const setHere = shown({ 'presence.takeOver': takeOver })
  setHere({ handling: by(ben), looking: [ana, ben, { id: 'cara', name: 'Cara' }] })
  expect(bar().getByText('Cara is looking at this')).toBeTruthy()
  fireEvent.click(bar().getByRole('button', { name: 'Take over' }))
  expect(takeOver).toHaveBeenCalledWith({ reference: 'DE--5', from: 'ben' })
  await vi.waitFor(() => expect(toasts().map(({ title }) => title)).toEqual(['Take over']))
})

test('a list tells who is at an order in words too', () => {
  const setHere = shown()
  setHere({ handling: by(ben), looking: [ana, ben] })
  expect(screen.getByRole('img', { name: /^Handled by Ben Olsen since/u }).textContent).toBe('BO')
  const looking = ['Cara', 'Dora', 'Emil'].map((name) => ({ id: name, name }))
  setHere({ handling: by(ben), looking })
  expect(screen.getByRole('img', { name: /Cara, Dora,? and Emil/u }).textContent).toBe('BO+3')
  setHere({ looking })
  const img = screen.getByRole('img', { name: /^Cara, Dora,? and Emil are looking at this$/u })
  expect(img.textContent).toBe('CD+1')
})
