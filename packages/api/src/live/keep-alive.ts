import type { LiveSocket } from './live-socket.ts'

/** Of silence, until a client is asked whether it is still there, and until it is taken for gone. */
const SECONDS = { asked: 30, gone: 40 }

/**
 * tRPC's own keep-alive as its clients know it, `PING` and `PONG`, but with one clock for all sockets: two timers for each
 * would take a kilobyte. Answers how to stop.
 */
export function keepAlive(sockets: () => Iterable<Pick<LiveSocket, 'ws' | 'quiet' | 'isOpen'>>): () => void {
  function tick(): void {
    for (const socket of sockets()) {
      socket.quiet++
      if (socket.quiet === SECONDS.asked && socket.isOpen()) socket.ws.send('PING')
      if (socket.quiet >= SECONDS.gone) socket.ws.terminate()
    }
  }
  const clock = setInterval(tick, 1000)
  clock.unref()
  return () => clearInterval(clock)
}
