import { onTestFinished, test, expect, vi } from 'vitest'
import { keepAlive } from './keep-alive.ts'
import type { LiveSocket } from './live-socket.ts'

test('a client that says nothing is asked, and taken for gone when it does not answer', () => {
  vi.useFakeTimers()
  const ws = { send: vi.fn(), terminate: vi.fn() }
  const socket = { ws: ws as unknown as LiveSocket['ws'], quiet: 0, isOpen: () => true }
  const stop = keepAlive(() => [socket])
  onTestFinished(() => {
    stop()
    vi.useRealTimers()
  })
  vi.advanceTimersByTime(29_000)
  expect(ws.send).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1_000)
  expect(ws.send).toHaveBeenCalledExactlyOnceWith('PING')
  // As when it says anything.
  socket.quiet = 0
  vi.advanceTimersByTime(39_000)
  expect(ws.terminate).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1_000)
  expect(ws.terminate).toHaveBeenCalled()
})
