import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { frameReader } from './frame-reader.ts'
import { MARK, type Seat } from './wire.ts'

const MARK_BYTE = MARK.charCodeAt(0)
const MASK = 0x80

/** One text frame, masked with zeroes. */
export function clientFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const size = length < 126 ? [MASK | length] : [MASK | 126, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([0x81, ...size, 0, 0, 0, 0]), Buffer.from(text)])
}

export const upgrade = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: bench\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`

/** Every socket reads into this one: what came is taken in before the next read. */
export const shared = Buffer.alloc(64 * 1024)

/** Counts the events in some bytes. */
function marksIn(bytes: Buffer, from: number, to: number): number {
  let marks = 0
  const part = bytes.subarray(from, to)
  for (let at = part.indexOf(MARK_BYTE); at >= 0; at = part.indexOf(MARK_BYTE, at + 1)) marks++
  return marks
}

interface Upgrading {
  onAnswer(answer: string): void
  onFrames(bytes: Buffer, from: number, to: number): void
}

/** Takes the answer to the upgrade, which may come in pieces and with frames behind it. */
export function upgrading({ onAnswer, onFrames }: Upgrading): (size: number) => void {
  let answer = ''
  let isUpgraded = false
  return (size) => {
    if (isUpgraded) return onFrames(shared, 0, size)
    answer += shared.toString('latin1', 0, size)
    const end = answer.indexOf('\r\n\r\n')
    if (end < 0) return undefined
    isUpgraded = true
    onAnswer(answer)
    const behind = Buffer.from(answer.slice(end + 4), 'latin1')
    return onFrames(behind, 0, behind.length)
  }
}

/** Resolves once it follows; a subscriber is nothing but a count of events, so that thousands cost little. */
export function subscribe(port: number, seat: Seat, onEvents: (count: number) => void): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  let frames = 0

  function proceed(): void {
    for (const { after, text } of seat.says) if (after === frames) socket.write(clientFrame(text))
    if (frames === seat.readyAfter) resolve(socket)
  }
  const read = upgrading({
    onAnswer(answer) {
      if (answer.startsWith('HTTP/1.1 101')) proceed()
      else reject(new Error(`the server refused: ${answer}`))
    },
    onFrames: frameReader({
      onBytes(bytes, from, to) {
        const marks = marksIn(bytes, from, to)
        if (marks > 0) onEvents(marks)
      },
      onFrame(length) {
        if (length === seat.ping?.length) socket.write(clientFrame(seat.ping.pong))
        else if (frames++ < seat.readyAfter) proceed()
      },
    }),
  })
  const onread = { buffer: shared, callback: (size: number) => (read(size), true) }
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, onread }, () => socket.write(upgrade(seat.path)))
  socket.once('error', reject)
  socket.once('close', () => reject(new Error(`the server hung up on ${seat.path}`)))
  return promise
}
