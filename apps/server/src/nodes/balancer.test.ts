import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startBalancer } from './balancer.ts'

interface Fake {
  readonly url: string
  readonly server: Server
  ready: boolean
}

/** A node that says its name to whoever asks, and whether it is ready. */
async function fakeNode(name: string): Promise<Fake> {
  const server = createServer((request, response) => {
    response.setHeader('connection', 'close')
    if (request.url === '/health/ready') response.writeHead(fake.ready ? 200 : 503).end()
    else response.end(name)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const fake = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, ready: true }
  onTestFinished(() => void server.close())
  return fake
}

async function open() {
  const nodes = await Promise.all(['one', 'two', 'three'].map(fakeNode))
  const balancer = await startBalancer({ port: 0, nodes: nodes.map(({ url }) => url) })
  onTestFinished(() => balancer[Symbol.asyncDispose]())
  const who = async (): Promise<string> => (await fetch(balancer.url)).text()
  return {
    nodes,
    balancer,
    who,
    six: async () => [await who(), await who(), await who(), await who(), await who(), await who()],
  }
}

test('connections go to the nodes in turn', async () => {
  const { six } = await open()
  expect(await six()).toEqual(['one', 'two', 'three', 'one', 'two', 'three'])
})

test('a node that is not ready gets no new connection until it is again', async () => {
  const { nodes, balancer, six } = await open()
  const [, two] = nodes
  if (two) two.ready = false
  await vi.waitFor(() => expect(balancer.ready()).toHaveLength(2))
  expect(new Set(await six())).toEqual(new Set(['one', 'three']))
  if (two) two.ready = true
  await vi.waitFor(() => expect(balancer.ready()).toHaveLength(3))
  expect(new Set(await six())).toEqual(new Set(['one', 'two', 'three']))
})

test('a node that has just ended is passed over before anybody has seen it', async () => {
  const { nodes, six } = await open()
  nodes[0]?.server.close()
  expect(new Set(await six())).toEqual(new Set(['two', 'three']))
})

test('while no node is ready, whoever takes a connection gets it, and where none does it is closed', async () => {
  const { nodes, balancer, who } = await open()
  for (const node of nodes) node.ready = false
  await vi.waitFor(() => expect(balancer.ready()).toEqual([]))
  nodes[0]?.server.close()
  expect(await who()).toBe('two')
  for (const { server } of nodes) server.close()
  await expect(who()).rejects.toThrow('fetch failed')
})
