import { afterEach, expect, test } from 'vitest'
import { createKeyReader, keyOf, setSingleKeys } from './hotkeys.ts'
import type { Hotkey } from './hotkeys.ts'

afterEach(() => {
  setSingleKeys(true)
  document.body.replaceChildren()
})

const reader = (...keys: string[]) => {
  const ran: string[] = []
  const hotkeys = keys.map((one): Hotkey => ({ keys: one, label: one, group: 'general', run: () => ran.push(one) }))
  const read = createKeyReader(() => hotkeys)
  const press = (key: string, init: KeyboardEventInit = {}, target: Element = document.body): void => {
    target.addEventListener('keydown', (event) => read(event as KeyboardEvent), { once: true })
    target.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, ...init }))
  }
  return { ran, press }
}

const inBody = (html: string): Element => {
  document.body.innerHTML = html
  return document.body.querySelector('[data-here]') ?? document.body
}

test('a key runs what is registered for it', () => {
  const { ran, press } = reader('j', '?')
  press('j')
  press('?', { shiftKey: true })
  press('x')
  expect(ran).toEqual(['j', '?'])
})

test('two keys in a row run one thing, and the first alone nothing', () => {
  const { ran, press } = reader('g o', 'o')
  press('g')
  press('o')
  press('o')
  expect(ran).toEqual(['g o', 'o'])
})

test('a begun pair does not swallow another key', () => {
  const { ran, press } = reader('g o', 'j')
  press('g')
  press('j')
  expect(ran).toEqual(['j'])
})

test('text fields keep their keys, but not those with a modifier', () => {
  const { ran, press } = reader('j', 'mod+k')
  const field = inBody('<input data-here>')
  press('j', {}, field)
  press('k', { metaKey: true }, field)
  expect(ran).toEqual(['mod+k'])
})

test('an open dialog keeps all keys', () => {
  const { ran, press } = reader('j', 'mod+k')
  const button = inBody('<div data-hotkeys="off"><button data-here></button></div>')
  press('j', {}, button)
  press('k', { ctrlKey: true }, button)
  expect(ran).toEqual([])
})

test('single keys can be turned off', () => {
  const { ran, press } = reader('j', 'g o', 'mod+k', 'arrowdown')
  setSingleKeys(false)
  for (const key of ['j', 'g', 'o', 'ArrowDown']) press(key)
  press('k', { ctrlKey: true })
  expect(ran).toEqual(['arrowdown', 'mod+k'])
})

test('shift is told for keys that print nothing only', () => {
  expect(keyOf(new KeyboardEvent('keydown', { key: 'A', shiftKey: true }))).toBe('a')
  expect(keyOf(new KeyboardEvent('keydown', { key: 'ArrowDown', shiftKey: true }))).toBe('shift+arrowdown')
  expect(keyOf(new KeyboardEvent('keydown', { key: ' ' }))).toBe('space')
})
