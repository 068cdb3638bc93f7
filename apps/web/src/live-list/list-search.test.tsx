import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ListSearch } from './list-search.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const typed = (...words: string[]) => {
  const onSearch = vi.fn<(asked: string) => void>()
  render(() => <ListSearch label="Search orders" placeholder="" value="" onSearch={onSearch} />)
  const input = screen.getByRole('searchbox', { name: 'Search orders' })
  for (const value of words) fireEvent.input(input, { target: { value } })
  return { input, onSearch }
}

test('what is typed is asked for once somebody stops typing', () => {
  const { onSearch } = typed('b', 'be', 'ber')
  expect(onSearch).not.toHaveBeenCalled()
  vi.runAllTimers()
  expect(onSearch.mock.calls).toEqual([['ber']])
})

test('whoever leaves is not called back by what was typed: it is asked for at once', () => {
  const { input, onSearch } = typed('DE--5')
  fireEvent.focusOut(input)
  expect(onSearch.mock.calls).toEqual([['DE--5']])
  vi.runAllTimers()
  expect(onSearch).toHaveBeenCalledTimes(1)
})

test('leaving without a word asks for nothing', () => {
  const { input, onSearch } = typed()
  fireEvent.focusOut(input)
  expect(onSearch).not.toHaveBeenCalled()
})
