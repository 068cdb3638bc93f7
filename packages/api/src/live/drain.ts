import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import { CLOSE } from '@souk/contract/live'

/** tRPC's own request to open a new connection; the client keeps this one until the new one serves. */
export const MOVE_ON = JSON.stringify({ id: null, method: 'reconnect' })
const SLICES = 20
/** For a client to answer a close. */
const CLOSE_MS = 1000

const isOpen = (socket: WebSocket) => socket.readyState === socket.OPEN

function shuffled<Item>(items: Iterable<Item>): Item[] {
  return [...items]
    .map((item) => [Math.random(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item)
}

async function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState !== socket.CLOSED) await once(socket, 'close')
}

async function closeAll(sockets: readonly WebSocket[]): Promise<void> {
  for (const socket of sockets) if (isOpen(socket)) socket.close(CLOSE.restart, 'restarting')
  await Promise.race([Promise.all(sockets.map(closed)), delay(CLOSE_MS)])
  for (const socket of sockets) socket.terminate()
}

/**
 * Moves clients on in slices, so that whoever takes them over is not met by all at once; then closes who stayed. The first
 * slice goes when a balancer has had a moment to see that this node is leaving.
 */
export async function drainSockets(clients: ReadonlySet<WebSocket>, overMs: number): Promise<void> {
  const sockets = shuffled(clients)
  const size = Math.ceil(sockets.length / SLICES)
  for (let slice = 0; slice < SLICES; slice++) {
    await delay(overMs / SLICES)
    for (const socket of sockets.slice(slice * size, (slice + 1) * size)) if (isOpen(socket)) socket.send(MOVE_ON)
  }
  await closeAll(sockets)
}
