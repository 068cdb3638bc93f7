import { beforeEach, expect, test, vi } from 'vitest'
import { impatient } from './impatient-socket.ts'
import { liveSocket } from './socket.ts'

/** A WebSocket that opens, and whose line is dead from then on. */
class DeadLine extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  static opened: DeadLine[] = []
  readonly OPEN = 1
  readyState = DeadLine.CONNECTING
  constructor() {
    super()
    DeadLine.opened.push(this)
    setImmediate(() => {
      this.readyState = DeadLine.OPEN
      this.dispatchEvent(new Event('open'))
    })
  }
  send(): void {}
  close(): void {
    this.readyState = DeadLine.CLOSING
  }
  /** What a browser says at last. */
  end(): void {
    this.readyState = DeadLine.CLOSED
    this.dispatchEvent(Object.assign(new Event('close'), { code: 1006 }))
  }
}

const deadLine = DeadLine as unknown as typeof WebSocket

beforeEach(() => {
  DeadLine.opened = []
  vi.useFakeTimers()
  const random = vi.spyOn(Math, 'random').mockReturnValue(0)
  return () => {
    vi.useRealTimers()
    random.mockRestore()
  }
})

test('a client at the end of a dead line opens another within seconds, not when the goodbye has timed out', async () => {
  const socket = liveSocket({ url: 'ws://nowhere', WebSocket: deadLine })
  await vi.advanceTimersByTimeAsync(17_000)
  expect(DeadLine.opened).toHaveLength(2)
  void socket.close()
})

test('a close that is answered at once is heard once', async () => {
  const closed = vi.fn()
  const socket = new (impatient(deadLine))('ws://nowhere')
  socket.addEventListener('close', closed)
  socket.close()
  DeadLine.opened[0]?.end()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(closed).toHaveBeenCalledTimes(1)
})

test('so is one that was given up, though its line ends later', async () => {
  const closed = vi.fn()
  const socket = new (impatient(deadLine))('ws://nowhere')
  socket.addEventListener('close', closed)
  socket.close()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(closed).toHaveBeenCalledTimes(1)
  DeadLine.opened[0]?.end()
  expect(closed).toHaveBeenCalledTimes(1)
})

test('one that can be torn down is torn down', async () => {
  class Tearable extends DeadLine {
    terminate(): void {
      this.end()
    }
  }
  const socket = new (impatient(Tearable as unknown as typeof WebSocket))('ws://nowhere')
  socket.close()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(socket.readyState).toBe(DeadLine.CLOSED)
})
