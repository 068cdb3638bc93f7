import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { FanOutMode, FromClients, ToClients } from './fan-out-messages.ts'

const tell = (message: FromClients) => process.send?.(message)

/** One masked text frame of less than 126 bytes, masked with zeroes. */
function clientFrame(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)])
}

const SUBSCRIBE = clientFrame(JSON.stringify({ id: 1, method: 'subscription', params: { path: 'live' } }))
const PONG = clientFrame('PONG')
/** tRPC's keep-alive; nothing else the server sends is this short. */
const PING_BYTES = 2 + 'PING'.length
const PATHS: Record<FanOutMode, string> = { raw: '/raw', hub: '/trpc' }

const upgrade = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: bench\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`

/** Bytes of a server's frame whose header begins here; undefined while the header is incomplete. */
function frameSize(bytes: Buffer, at: number): number | undefined {
  const length = bytes[at + 1]
  if (length === undefined) return undefined
  if (length < 126) return 2 + length
  if (length === 126) return at + 4 <= bytes.length ? 4 + bytes.readUInt16BE(at + 2) : undefined
  return at + 10 <= bytes.length ? 10 + Number(bytes.readBigUInt64BE(at + 2)) : undefined
}

/** Calls back with the size of each whole frame; keeps no more than a cut one. */
function frameReader(onFrame: (size: number) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    for (
      let size = frameSize(bytes, at);
      size !== undefined && at + size <= bytes.length;
      size = frameSize(bytes, at)
    ) {
      at += size
      onFrame(size)
    }
    rest = bytes.subarray(at)
  }
}

function opened(port: number, path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(upgrade(path)))
    socket.once('error', reject)
    socket.once('data', () => resolve(socket))
  })
}

/** Reads `frames` frames, then hands over to the counting. */
function settled(socket: Socket, frames: number, onFrame: () => void): Promise<void> {
  return new Promise((resolve) => {
    let left = frames
    if (left === 0) resolve()
    const take = (size: number) => {
      if (size === PING_BYTES) return socket.write(PONG)
      if (left === 0) return onFrame()
      if (--left === 0) resolve()
    }
    socket.on('data', frameReader(take))
  })
}

async function subscriber(port: number, mode: FanOutMode, onFrame: () => void): Promise<void> {
  const socket = await opened(port, PATHS[mode])
  // `started` and the first snapshot.
  const ready = settled(socket, mode === 'hub' ? 2 : 0, onFrame)
  if (mode === 'hub') socket.write(SUBSCRIBE)
  await ready
}

async function connectAll({ port, subscribers }: ToClients): Promise<void> {
  let arrived = 0
  const onFrame = () => {
    if (++arrived % subscribers === 0) tell({ kind: 'delivered' })
  }
  for (const mode of ['raw', 'hub'] as const) {
    for (let n = 0; n < subscribers; n++) await subscriber(port, mode, onFrame)
  }
  tell({ kind: 'connected' })
}

process.on('message', (message: ToClients) => void connectAll(message))
