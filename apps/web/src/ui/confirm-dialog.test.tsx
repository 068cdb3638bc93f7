import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import { Button } from './button.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { Input } from './input.tsx'

afterEach(cleanup)

const asked = (onConfirm: () => Promise<void>) => {
  const onClose = vi.fn()
  render(() => {
    const [open, setOpen] = createSignal(true)
    const close = (): void => {
      onClose()
      setOpen(false)
    }
    return (
      <ConfirmDialog
        open={open()}
        onClose={close}
        title="Cancel order DE--5?"
        consequence="4 items are canceled."
        confirm="Cancel 4 items"
        danger
        onConfirm={onConfirm}
      />
    )
  })
  return onClose
}

const confirm = (): HTMLElement => screen.getByRole('button', { name: 'Cancel 4 items' })

test('it names the act and its consequence, and begins at the harmless button', async () => {
  asked(() => Promise.resolve())
  const dialog = await screen.findByRole('dialog', { name: 'Cancel order DE--5?' })
  expect(dialog.textContent).toContain('4 items are canceled.')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel'))
})

test('it waits for the act, takes no second click meanwhile, and closes', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const act = vi.fn(() => promise)
  const onClose = asked(act)
  fireEvent.click(confirm())
  fireEvent.click(confirm())
  expect(act).toHaveBeenCalledTimes(1)
  expect(confirm().getAttribute('aria-busy')).toBe('true')
  expect(onClose).not.toHaveBeenCalled()
  resolve(undefined)
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1))
})

test('an act that fails is told and the dialog stays', async () => {
  const onClose = asked(() => Promise.reject(new Error('Ana shipped it meanwhile.')))
  fireEvent.click(confirm())
  expect((await screen.findByRole('alert')).textContent).toBe('Ana shipped it meanwhile.')
  expect(onClose).not.toHaveBeenCalled()
})

test('a dialog makes what is in it once, begins at its first field and sends by Ctrl+Enter', async () => {
  const made = vi.fn()
  const send = vi.fn()
  const Content = () => {
    made()
    return (
      <Field label="Tracking number">
        <Input value="" onValue={() => undefined} />
      </Field>
    )
  }
  render(() => (
    <Dialog open onClose={() => undefined} onSubmit={send} title="Ship" footer={<Button type="submit">Ship</Button>}>
      <Content />
    </Dialog>
  ))
  const field = await screen.findByLabelText('Tracking number')
  expect(made).toHaveBeenCalledTimes(1)
  await waitFor(() => expect(document.activeElement).toBe(field))
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
  expect(send).toHaveBeenCalledTimes(1)
})
