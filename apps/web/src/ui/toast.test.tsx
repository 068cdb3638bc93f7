import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ToastRegion } from './toast-region.tsx'
import { dismissToast, showToast, toasts } from './toast.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  for (const { id } of toasts()) dismissToast(id)
  vi.useRealTimers()
})

const region = (): HTMLElement => screen.getByRole('region', { name: 'Notifications' })

test('a plain toast goes after five seconds', () => {
  render(() => <ToastRegion />)
  showToast({ kind: 'info', title: 'Saved' })
  vi.advanceTimersByTime(4999)
  expect(screen.queryByText('Saved')).not.toBeNull()
  vi.advanceTimersByTime(1)
  expect(screen.queryByText('Saved')).toBeNull()
})

test('an undo stays ten seconds, runs once and is gone', () => {
  const run = vi.fn()
  render(() => <ToastRegion />)
  showToast({ kind: 'good', title: 'Note deleted', act: { label: 'Undo', run } })
  vi.advanceTimersByTime(9000)
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(run).toHaveBeenCalledTimes(1)
  expect(screen.queryByText('Note deleted')).toBeNull()
})

test('an error stays until it is dismissed, and is an alert', () => {
  render(() => <ToastRegion />)
  showToast({ kind: 'error', title: 'Not shipped' })
  vi.advanceTimersByTime(3_600_000)
  expect(screen.getByRole('alert').textContent).toContain('Not shipped')
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByRole('alert')).toBeNull()
})

test('time stands still while one points at the toasts', () => {
  render(() => <ToastRegion />)
  showToast({ kind: 'info', title: 'Saved' })
  fireEvent.pointerEnter(region())
  vi.advanceTimersByTime(60_000)
  expect(screen.queryByText('Saved')).not.toBeNull()
  fireEvent.pointerLeave(region())
  vi.advanceTimersByTime(5000)
  expect(screen.queryByText('Saved')).toBeNull()
})

test('more than four are counted, not shown', () => {
  render(() => <ToastRegion />)
  for (let count = 1; count <= 6; count += 1) showToast({ kind: 'error', title: `Error ${count}` })
  expect(screen.getAllByRole('alert')).toHaveLength(4)
  expect(screen.getByText('2 more messages')).toBeTruthy()
})
