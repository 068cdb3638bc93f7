import { hash } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { aMarket } from '../testing/market.ts'
import { serveMarket } from '../testing/node.ts'
import { alice, openNode } from './testing/open.ts'
import { rawClient } from './testing/raw-client.ts'
import { createShop } from './testing/shop.ts'

const call = (over: object, params: object = {}) =>
  JSON.stringify({ id: 1, method: 'subscription', params: { path: 'orders.live', input: {}, ...params }, ...over })
const subscription = call({})
/** Noise, the same in every run. */
const bytes = (length: number) =>
  Array.from({ length: 40 }, (_, n) => hash('shake256', `${n}`, { outputEncoding: 'buffer', outputLength: length }))
const onPath = (path: unknown) => call({}, { path })
const from = (lastEventId: unknown) => call({}, { input: { lastEventId } })

/** What nobody's client sends, on a socket with a key. */
const nonsense: readonly (readonly [string, readonly (string | Uint8Array)[]])[] = [
  ['nothing', ['', ' ']],
  ['half a message', [1, 20, 40, subscription.length - 1].map((length) => subscription.slice(0, length))],
  ['brackets without end', ['['.repeat(60_000), '{"a":'.repeat(12_000)]],
  ['deep input', [subscription.replace('{}', `${'['.repeat(20_000)}${']'.repeat(20_000)}`)]],
  ['values that are no message', ['null', '7', '"x"', 'true', '[]', '[null]', '[[[]]]', '{}', '{"id":1}']],
  ['ids that are none', [null, {}, [], true].map((id) => call({ id }))],
  ['ids of any size', [-1, 0.5, 1e308, '', 'x'.repeat(9000), '__proto__'].map((id) => call({ id }))],
  ['an id twice', [subscription, subscription]],
  ['methods there are not', ['', 'nope', 'subscription.start', 5, null].map((method) => call({ method }))],
  [
    'an end of what never began',
    [call({ method: 'subscription.stop' }), call({ method: 'subscription.stop', id: 'x' })],
  ],
  [
    'paths there are not',
    ['', '.', 'orders', 'orders.live.x', '__proto__', 'constructor.name', 'toString'].map(onPath),
  ],
  ['paths that are none', [onPath(5), onPath(null), onPath({}), onPath([]), onPath('x'.repeat(50_000))]],
  ['the wrong kind of call', [call({ method: 'query' }), call({}, { path: 'orders.list' })]],
  ['inputs of the wrong kind', [null, 5, 'x', [], true].map((input) => call({}, { input }))],
  ['positions that are none', [5, {}, [], '', '.', 'x', 'x.-1', 'x.1e9', `x.${'9'.repeat(5000)}`].map(from)],
  ['positions of another channel', [from('memory.1'), from('memory.1.1.1.1.1.1.1.1.1'), from('memory.9999999')]],
  ['a version there is not', [call({ jsonrpc: '1.0' }), call({ jsonrpc: '"' })]],
  ['who they are, once more', [JSON.stringify({ method: 'connectionParams', data: { apiKey: 'x' } })]],
  ['bytes', bytes(400)],
]

const market = await aMarket()
const { key: apiKey } = await market.people.addKey({ name: 'Web shop', scopes: ['shop'], by: 'olga' })

describe('a node goes on after it was sent', () => {
  test.each(nonsense)('%s', async (_, messages) => {
    await using node = await serveMarket(market)
    const wsUrl = node.url.replace('http', 'ws')
    for (const message of messages) {
      const { ws } = await rawClient({ wsUrl }, { apiKey })
      ws.send(message)
      ws.close()
      await once(ws, 'close')
    }
    const { heard, send } = await rawClient({ wsUrl }, { apiKey })
    send(JSON.parse(subscription))
    await vi.waitFor(() => expect(heard).toMatchObject([{ result: { type: 'started' } }, { result: { type: 'data' } }]))
  })

  test.each([
    ['an address that is none', '//', 'souk.example'],
    ['a host that is none', '/trpc', '['],
    ['a host that is none', '/trpc?connectionParams=1', 'a b'],
    ['an address of percent signs', '/%%%', '%%%'],
  ])('%s to open a socket at', async (_, path, host) => {
    await using node = await serveMarket(market)
    const { port } = new URL(node.url)
    const line = connect(Number(port), '127.0.0.1')
    const head = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13']
    const lines = [`GET ${path} HTTP/1.1`, `Host: ${host}`, ...head, `Sec-WebSocket-Key: ${'a'.repeat(22)}==`]
    line.write(`${lines.join('\r\n')}\r\n\r\n`)
    const [answer] = (await once(line, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /)
    await once(line, 'close')
    await rawClient({ wsUrl: node.url.replace('http', 'ws') }, { apiKey })
  })

  test('who they are in no words at all', async () => {
    await using node = await serveMarket(market)
    const url = `${node.url.replace('http', 'ws')}?connectionParams=1`
    const words = ['', '{', '7', 'null', '[]', '{"data":5}', '{"data":{"apiKey":5}}', subscription]
    for (const first of [...words, ...bytes(60)]) {
      const ws = new WebSocket(url)
      await once(ws, 'open')
      ws.send(first)
      ws.send(subscription)
      ws.close()
      await once(ws, 'close')
    }
    expect(market.hub.size.connections).toBe(0)
  })

  test('bytes that are no frames', async () => {
    await using node = await serveMarket(market)
    const wsUrl = node.url.replace('http', 'ws')
    for (const noise of bytes(3000)) {
      const { ws } = await rawClient({ wsUrl }, { apiKey })
      ws.on('error', () => undefined)
      const { _socket: line } = ws as WebSocket & { readonly _socket: { write(noise: Uint8Array): void } }
      line.write(noise)
      ws.terminate()
      await once(ws, 'close')
    }
    await vi.waitFor(() => expect(market.hub.size.connections).toBe(0))
  })
})

const AT_ONCE = 40
const ROUNDS = 250

test(
  'ten thousand subscriptions that come and go on one socket leave nothing behind',
  { timeout: 60_000 },
  async () => {
    const limits = { lingerMs: 10, messages: { perSecond: 1e9, burst: 1e9 } }
    const { hub, ...node } = await openNode({ shop: createShop(), limits })
    const { ws, subscribe, send } = await rawClient(node, alice)
    onTestFinished(() => ws.terminate())
    const ended = new Set<number>()
    ws.on('message', (text: Buffer) => {
      const { id, result } = JSON.parse(text.toString()) as { id: number; result?: { type: string } }
      if (result?.type === 'data') send({ id, method: 'subscription.stop' })
      if (result?.type === 'stopped') ended.add(id)
      if (ended.size % AT_ONCE === 0) ws.emit('round')
    })
    for (let round = 0; round < ROUNDS; round++) {
      for (let n = 0; n < AT_ONCE; n++) subscribe(round * AT_ONCE + n, 'm:alice')
      while (ended.size < (round + 1) * AT_ONCE) await once(ws, 'round')
    }
    expect(ended.size).toBe(AT_ONCE * ROUNDS)
    expect([hub.stats.limited, hub.stats.faults]).toEqual([0, 0])
    await vi.waitFor(() => expect(hub.size).toEqual({ channels: 0, connections: 1 }))
    ws.close()
    await vi.waitFor(() => expect(hub.size).toEqual({ channels: 0, connections: 0 }))
  },
)
