import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, expect, test } from 'vitest'
import { AppContext } from '../../app/app-context.ts'
import type { AppWorld } from '../../app/app-context.ts'
import { refusingSouk } from '../../app/testing/refusing-souk.ts'
import { StoreForm } from './store-form.tsx'

afterEach(cleanup)

const refused = (path: string) =>
  refusingSouk({ code: 'input.invalid', message: 'no', details: { issues: [{ path, message: 'Invalid' }] } })

const opened = (path: string) =>
  render(() => (
    <AppContext.Provider value={{ souk: refused(path) } as AppWorld}>
      <StoreForm store={undefined} onClose={() => undefined} />
    </AppContext.Provider>
  ))

const invalid = (label: string) => screen.getByLabelText(label).getAttribute('aria-invalid')

test('what the server finds wrong is said at its field, also within a list', async () => {
  opened('currencies[1]')
  expect(invalid('Currencies')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: /Add store/u }))
  await screen.findByRole('alert')
  expect([invalid('Currencies'), invalid('Code')]).toEqual(['true', null])
})
