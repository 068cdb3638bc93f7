import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import { FilterChip } from './filter-chip.tsx'

afterEach(cleanup)

const options = ['paid', 'shipped', 'closed'].map((value) => ({ value, label: value }))

const chip = (single = false) => {
  const seen: (readonly string[])[] = []
  render(() => {
    const [value, setValue] = createSignal<readonly string[]>([])
    const take = (next: readonly string[]): void => {
      seen.push(next)
      setValue(next)
    }
    return <FilterChip label="State" options={options} value={value()} onValue={take} single={single} />
  })
  fireEvent.click(screen.getByRole('button', { name: 'State' }))
  return seen
}

const search = (): HTMLElement => screen.getByRole('combobox', { name: 'Search State' })

test('values are found by typing and chosen by keys, several of them', () => {
  const seen = chip()
  fireEvent.input(search(), { target: { value: 'ed' } })
  fireEvent.keyDown(search(), { key: 'Enter' })
  fireEvent.keyDown(search(), { key: 'ArrowDown' })
  fireEvent.keyDown(search(), { key: 'Enter' })
  expect(seen).toEqual([['shipped'], ['shipped', 'closed']])
})

test('the active option is told to screen readers', () => {
  chip()
  fireEvent.keyDown(search(), { key: 'ArrowUp' })
  const active = document.getElementById(search().getAttribute('aria-activedescendant') ?? '')
  expect(active?.textContent).toBe('closed')
})

test('a single choice closes the list', () => {
  const seen = chip(true)
  fireEvent.click(screen.getByRole('option', { name: 'paid' }))
  expect(seen).toEqual([['paid']])
  expect(screen.getByRole('button', { name: /^State/u }).getAttribute('aria-expanded')).toBe('false')
})

test('a set filter shows its value and is removed with one click, the focus staying on it', () => {
  const seen = chip(true)
  fireEvent.click(screen.getByRole('option', { name: 'paid' }))
  fireEvent.click(screen.getByRole('button', { name: 'Remove filter State' }))
  expect(seen.at(-1)).toEqual([])
  expect(document.activeElement?.textContent).toContain('State')
})

test('nothing that matches is said', () => {
  chip()
  fireEvent.input(search(), { target: { value: 'zzz' } })
  expect(screen.getByRole('status').textContent).toBe('Nothing matches')
})
