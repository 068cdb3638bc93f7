import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { loneFrame, rpcHead, rpcTail, textFrame } from './frame.ts'

/** Of an even length with letters beyond ASCII. */
const textOf = (length: number): string => 'é'.repeat(length % 2 === 0 ? length / 2 : 0).padEnd(length, 'x')

const lengths = [0, 1, 125, 126, 127, 5_001, 65_535, 65_536, 65_537, 200_000]
const makers = { textFrame, loneFrame }

test.each(lengths.flatMap((length) => Object.entries(makers).map(([name, frameOf]) => ({ length, name, frameOf }))))(
  'a client reads $length characters that $name made',
  async ({ length, frameOf }) => {
    const server = createServer().listen(0, '127.0.0.1')
    const wss = new WebSocketServer({ server, perMessageDeflate: false })
    onTestFinished(() => {
      server.close()
      wss.close()
    })
    await once(server, 'listening')
    const text = textOf(length)
    wss.on('connection', (_, request) => request.socket.write(frameOf(text), 'latin1'))
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const [data, isBinary] = (await once(client, 'message')) as [Buffer, boolean]
    client.terminate()
    expect([data.toString(), isBinary]).toEqual([text, false])
  },
)

test.each([[1], [999], [1000], [-1], [0.5], ['a"b'], [null]])(
  'a message for call %j is the envelope tRPC sends',
  (id) => {
    const message = { position: 'e.1', text: '{"kind":"events","events":[]}' }
    expect(JSON.parse(rpcHead(id, undefined) + rpcTail(message))).toEqual({
      id,
      result: { type: 'data', id: 'e.1', data: { id: 'e.1', data: { kind: 'events', events: [] } } },
    })
  },
)

test('a client that says jsonrpc is answered so', () => {
  const message = { position: 'e.1', text: '1' }
  expect(JSON.parse(rpcHead(7, '2.0') + rpcTail(message))).toMatchObject({ id: 7, jsonrpc: '2.0' })
})
