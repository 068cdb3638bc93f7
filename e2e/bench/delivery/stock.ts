import { EventEmitter, on } from 'node:events'
import { initTRPC, tracked } from '@trpc/server'
import { applyWSSHandler } from '@trpc/server/adapters/ws'
import { WebSocketServer } from 'ws'
import { eventOf, seatEach, type Serve } from './broadcaster.ts'

/** tRPC as its documentation shows it: an `EventEmitter`, and a generator for each subscriber. */
export const serveStock: Serve = (server, topics) => {
  const emitter = new EventEmitter().setMaxListeners(0)
  const t = initTRPC.create()
  const router = t.router({
    live: t.procedure.input(Number).subscription(async function* ({ input, signal }) {
      const events = on(emitter, String(input), signal ? { signal } : {})
      for await (const [seq, event] of events as AsyncIterable<[number, object]>) yield tracked(`memory.${seq}`, event)
    }),
  })
  const wss = new WebSocketServer({ server, perMessageDeflate: false })
  applyWSSHandler({ wss, router })
  const subscribe = (topic: number) =>
    JSON.stringify({ id: 1, method: 'subscription', params: { path: 'live', input: topic } })
  let seq = 0
  return {
    seats: seatEach(topics, (topic) => ({ path: '/', says: [{ after: 0, text: subscribe(topic) }], readyAfter: 1 })),
    publish: (topic, payload) => void emitter.emit(String(topic), ++seq, eventOf(seq, payload)),
  }
}
