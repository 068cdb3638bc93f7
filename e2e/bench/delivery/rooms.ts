import { Server as SocketServer } from 'socket.io'
import { eventOf, seatEach, type Serve } from './broadcaster.ts'

/** socket.io: a room for each topic, and one emit to the room. */
export const serveRooms: Serve = (server, topics) => {
  const io = new SocketServer(server, { transports: ['websocket'], serveClient: false })
  io.on('connection', (socket) => void socket.join(`topic ${String(socket.handshake.query['topic'])}`))
  let seq = 0
  return {
    seats: seatEach(topics, (topic) => ({
      path: `/socket.io/?EIO=4&transport=websocket&topic=${topic}`,
      // The server opens, the client asks for the namespace, the server answers.
      says: [{ after: 1, text: '40' }],
      readyAfter: 2,
      ping: { length: 1, pong: '3' },
    })),
    publish: (topic, payload) => void io.to(`topic ${topic}`).emit('event', eventOf(++seq, payload)),
  }
}
