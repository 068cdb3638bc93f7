import { createTRPCClient, createWSClient, wsLink, type TRPCWebSocketClient } from '@trpc/client'
import { WebSocket } from 'ws'
import type { AppRouter } from '@souk/api/router'
import { liveSocket } from '@souk/client/live/socket'
import type { Counts } from './account.ts'
import { takeSeat, type Seat, type Wish } from './seat.ts'

const HANDSHAKE_MS = 5_000
/** As tRPC counts it, but for a machine that is busy with everything else as well. */
const PATIENCE = { enabled: true, intervalMs: 5_000, pongTimeoutMs: 5_000 }

export interface ScreenOptions {
  /** A session's. */
  readonly cookie: string
  /** Asked anew at each connection. */
  url(): string
  /** tRPC's client alone, as its own page shows it; else ours. */
  readonly isPlain: boolean
  readonly wishes: readonly Wish[]
  heard(at: string): void
}

/** One person's socket and all that is followed over it. */
export interface Screen {
  readonly seats: readonly Seat[]
  /** Of what was followed over it before. */
  readonly past: readonly Counts[]
  /** Cuts the line without a goodbye. */
  cut(): void
  /** Reads nothing until `resume`. */
  stall(): void
  resume(): void
  /** The program ends and starts again; tRPC's client alone goes on from what it had kept. */
  restart(): void
  close(): void
}

/** A class of WebSockets that can be got hold of. */
function linesOf(cookie: string) {
  const open = new Set<WebSocket>()
  class Line extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie }, handshakeTimeout: HANDSHAKE_MS })
      open.add(this)
      this.on('close', () => open.delete(this))
    }
  }
  return { open, Line: Line as unknown as typeof globalThis.WebSocket }
}

export function openScreen(options: ScreenOptions): Screen {
  const { cookie, url, isPlain, wishes, heard } = options
  const { open, Line } = linesOf(cookie)
  const past: Counts[] = []

  function connect() {
    const at = { url, WebSocket: Line }
    const socket: TRPCWebSocketClient = isPlain ? createWSClient({ ...at, keepAlive: PATIENCE }) : liveSocket(at)
    return { socket, client: createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] }) }
  }

  let { socket, client } = connect()
  const seats = wishes.map((wish) => takeSeat(wish, { client, isPlain, heard }))
  function leave(): void {
    for (const seat of seats) seat.close()
    void socket.close()
    for (const line of open) line.terminate()
  }
  return {
    seats,
    past,
    cut: () => open.forEach((line) => line.terminate()),
    stall: () => open.forEach((line) => line.pause()),
    resume: () => open.forEach((line) => line.resume()),
    restart() {
      leave()
      ;({ socket, client } = connect())
      for (const seat of seats) past.push(...[seat.reopen(client)].flatMap((account) => account?.counts ?? []))
    },
    close: leave,
  }
}
