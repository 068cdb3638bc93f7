import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import { Combobox } from './combobox.tsx'
import { Dialog } from './dialog.tsx'

afterEach(cleanup)

test('a list that opens over a dialog is not hidden with the page behind it', async () => {
  const page = document.body.appendChild(document.createElement('p'))
  render(() => (
    <Dialog open onClose={() => undefined} title="Add person">
      <Combobox label="Merchant" options={[{ value: '1', label: 'Lumen' }]} value="" onValue={() => undefined} />
    </Dialog>
  ))
  fireEvent.click(screen.getByRole('button', { name: '' }))
  const late = document.body.appendChild(document.createElement('p'))
  await vi.waitFor(() => expect([page, late].map((each) => each.getAttribute('aria-hidden'))).toEqual(['true', 'true']))
  expect(screen.getByRole('option', { name: 'Lumen' })).toBeTruthy()
  page.remove()
  late.remove()
})
