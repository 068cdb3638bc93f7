import type { Socket } from 'node:net'
import { inFlight } from '../rounds.ts'
import { subscribe } from './subscriber.ts'
import { clock, type FromClients, type Seat, type ToClients } from './wire.ts'

/** Connecting at a time. */
const LANES = 32

const tell = (message: FromClients) => process.send?.(message)

let lap = Number.POSITIVE_INFINITY
let arrived = 0
let stalled: Socket | undefined

function onEvents(count: number): void {
  arrived += count
  if (arrived < lap) return
  arrived -= lap
  tell({ kind: 'delivered', at: clock() })
}

async function connectAll({ port, seats, subscribers }: Extract<ToClients, { kind: 'connect' }>): Promise<void> {
  const chosen = Array.from({ length: subscribers }, (_, n) => seats[n % seats.length] as Seat)
  await inFlight(LANES, chosen, (seat) => subscribe(port, seat, onEvents))
  tell({ kind: 'connected' })
}

async function stall({ port, seat }: Extract<ToClients, { kind: 'stall' }>): Promise<void> {
  stalled = await subscribe(port, seat, () => {})
  stalled.pause()
  tell({ kind: 'stalled' })
}

// Not to outlive a benchmark that failed.
process.once('disconnect', () => process.exit())
process.on('message', (message: ToClients) => {
  switch (message.kind) {
    case 'connect':
      return void connectAll(message)
    case 'stall':
      return void stall(message)
    case 'resume':
      return void stalled?.destroy()
    case 'lap':
      lap = message.events
      return undefined
  }
})
