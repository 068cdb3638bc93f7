import { connect } from 'node:net'
import { fullJitter } from '@souk/client/live/backoff'
import { frameReader } from '../delivery/frame-reader.ts'
import { clientFrame, shared, upgrade, upgrading } from '../delivery/subscriber.ts'

/** Its beginning says what a message is and where it brings its reader. */
const HEAD_BYTES = 300
const PING_BYTES = 'PING'.length

export interface SessionOptions {
  /** Where to go, at each attempt. */
  port(): number
  readonly apiKey: string
  /** It follows, from a snapshot or from where it stood. */
  onLive(isReset: boolean): void
  onLost(): void
}

/** A session that follows the board and comes back by itself as the product's client does, but takes hardly anything. */
export function openSession({ port, apiKey, onLive, onLost }: SessionOptions): void {
  let position: string | undefined
  let attempt = 0

  function open(): void {
    let head = ''
    let isLive = false

    function subscribe(): void {
      const params = { path: 'orders.live', input: {}, ...(position !== undefined && { lastEventId: position }) }
      const says = [
        { method: 'connectionParams', data: { apiKey } },
        { id: 1, method: 'subscription', params },
      ]
      for (const message of says) socket.write(clientFrame(JSON.stringify(message)))
    }
    function take(text: string): void {
      const [, reached] = /"type":"data","id":"([^"]+)"/.exec(text) ?? []
      if (reached === undefined) return
      position = reached
      attempt = 0
      if (!isLive) onLive(text.includes('"kind":"reset"'))
      isLive = true
    }
    const read = upgrading({
      onAnswer: (answer) => (answer.startsWith('HTTP/1.1 101') ? subscribe() : socket.destroy()),
      onFrames: frameReader({
        onBytes(bytes, from, to) {
          if (head.length < HEAD_BYTES)
            head += bytes.toString('latin1', from, Math.min(to, from + HEAD_BYTES - head.length))
        },
        onFrame(length) {
          const text = head
          head = ''
          if (length === PING_BYTES) socket.write(clientFrame('PONG'))
          else take(text)
        },
      }),
    })
    const onread = { buffer: shared, callback: (size: number) => (read(size), true) }
    const socket = connect({ port: port(), host: '127.0.0.1', noDelay: true, onread }, () =>
      socket.write(upgrade('/trpc?connectionParams=1')),
    )
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      if (isLive) onLost()
      setTimeout(open, fullJitter(attempt++))
    })
  }
  open()
}
