import { cleanup, render, screen } from '@solidjs/testing-library'
import { For, createSignal } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import { keepFocus } from './keep-focus.ts'

afterEach(cleanup)

const shown = (first: readonly string[]) => {
  const [names, setNames] = createSignal(first)
  render(() => (
    <section>
      <button type="button">Menu</button>
      <div role="group" aria-label="Events">
        <For each={names()}>
          {(name) => (
            <button type="button" ref={keepFocus}>
              {name}
            </button>
          )}
        </For>
      </div>
    </section>
  ))
  return setNames
}

const later = (): Promise<void> => new Promise((resolve) => queueMicrotask(resolve))

test('a button that goes leaves the focus to its neighbour', async () => {
  const set = shown(['Pay', 'Cancel'])
  screen.getByRole('button', { name: 'Pay' }).focus()
  set(['Cancel'])
  await later()
  expect(document.activeElement?.textContent).toBe('Cancel')
})

test('where no neighbour is left, what held them has it', async () => {
  const set = shown(['Pay'])
  screen.getByRole('button', { name: 'Pay' }).focus()
  set([])
  await later()
  expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Events' }))
})

test('a button that goes without the focus takes it from nobody', async () => {
  const set = shown(['Pay', 'Cancel'])
  screen.getByRole('button', { name: 'Menu' }).focus()
  set(['Cancel'])
  await later()
  expect(document.activeElement?.textContent).toBe('Menu')
})
