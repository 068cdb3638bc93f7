import { WebSocketServer, type WebSocket } from 'ws'
import { rpcHead, rpcTail } from '@souk/api/live/frame'
import { eventsMessage } from '@souk/api/live/message'
import { seatEach, type Serve } from './broadcaster.ts'

/** The very text that the hub frames for an event. */
function textOf(seq: number, payload: string): string {
  const event = `{"shard":0,"seq":${seq},"payload":${payload}}`
  return rpcHead(1, undefined) + rpcTail(eventsMessage('memory', [seq], [event]))
}

/** `ws.send` of one ready string to each socket: what nobody who frames for each can be faster than. */
export const serveRaw: Serve = (server, topics) => {
  const wss = new WebSocketServer({ server, perMessageDeflate: false })
  const followers = Array.from({ length: topics }, () => new Set<WebSocket>())
  wss.on('connection', (ws, { url = '' }) => {
    const followed = followers[Number(url.slice(1))]
    followed?.add(ws)
    ws.on('close', () => followed?.delete(ws))
  })
  let seq = 0
  return {
    seats: seatEach(topics, (topic) => ({ path: `/${topic}`, says: [], readyAfter: 0 })),
    publish(topic, payload) {
      const text = textOf(++seq, payload)
      for (const ws of followers[topic] ?? []) ws.send(text)
    },
  }
}
