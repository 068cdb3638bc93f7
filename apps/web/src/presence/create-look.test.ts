import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import { fakeSouk } from '../app/testing/fake-souk.ts'
import { createLook } from './create-look.ts'

test('a person is shown at the order that is open, and at no other', () => {
  const { souk, streams } = fakeSouk({})
  const [open, setOpen] = createSignal<string | undefined>('DE--5')
  const end = createRoot((dispose) => {
    createLook(souk, open)
    return dispose
  })
  const closed = () => streams.map(({ path, isClosed }) => [path, isClosed()])
  expect(closed()).toEqual([['presence.look', false]])
  setOpen('DE--6')
  expect(closed().map(([, is]) => is)).toEqual([true, false])
  setOpen(undefined)
  expect(closed().map(([, is]) => is)).toEqual([true, true])
  setOpen('DE--7')
  end()
  expect(closed().map(([, is]) => is)).toEqual([true, true, true])
})
