import { once } from 'node:events'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { overSocket, overStream } from './testing/followers.ts'
import { openMarketplace } from './testing/marketplace.ts'
import type { TestNode } from './testing/marketplace.ts'

const ask = ({ url }: TestNode, headers: Record<string, string> = {}) =>
  fetch(url.replace('/trpc', '/metrics'), { headers })

async function valuesOf(node: TestNode): Promise<ReadonlyMap<string, number>> {
  const lines = (await (await ask(node)).text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]))
}

test('a node counts what it carries and what went wrong', async () => {
  await using opened = await openMarketplace()
  await using node = await opened.node()
  const { key: apiKey } = await opened.composed.people.addKey({ name: 'Shop', scopes: ['shop'], by: 'olga' })
  await overSocket(node.url, { apiKey }, ['orders.live', {}])
  const values = await valuesOf(node)
  expect(Object.fromEntries(values)).toMatchObject({
    souk_live_connections: 1,
    souk_live_channels: 1,
    souk_live_resets_total: 1,
    souk_live_gaps_total: 0,
    souk_live_breaches_total: 0,
    souk_database_waiting: 0,
  })
  expect([...values.values()].every(Number.isFinite)).toBe(true)
  await opened.composed.pool.query('alter table marketplace_order rename to gone')
  expect(
    (await fetch(`${node.url}/orders.list?input={}`, { headers: { authorization: `Bearer ${apiKey}` } })).status,
  ).toBe(500)
  expect((await valuesOf(node)).get('souk_faults_total{where="orders.list"}')).toBe(1)
})

test('a stream that ends with a right, and frames that no server takes, are no faults', async () => {
  await using opened = await openMarketplace()
  await using node = await opened.node()
  const { people } = opened.composed
  const { id } = await people.add({ name: 'Olga', email: 'olga@souk.example', password: 'a long way home' })
  const { setCookie } = await people.signIn('olga@souk.example', 'a long way home')
  const cookie = setCookie.map((one) => one.split(';')[0]).join('; ')
  const stream = await overStream(node.url, { cookie }, ['presence.live', {}])
  await people.add({ name: 'Ole', email: 'ole@souk.example', password: 'a long way home' })
  await people.setActive(id, false)
  expect(await stream.ended).toBe('SERVICE_UNAVAILABLE')
  const socket = new WebSocket(node.url.replace('http', 'ws'))
  await once(socket, 'open')
  socket.send(Buffer.alloc(70_000))
  expect((await once(socket, 'close'))[0]).toBe(1009)
  expect([...(await valuesOf(node)).keys()].filter((name) => name.startsWith('souk_faults_total'))).toEqual([])
})

test('metrics are for this machine, and not for who comes from elsewhere through a proxy of it', async () => {
  await using opened = await openMarketplace()
  await using node = await opened.node()
  expect((await ask(node)).status).toBe(200)
  expect((await ask(node, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(404)
  expect((await ask(node, { forwarded: 'for=203.0.113.7' })).status).toBe(404)
})

test.each([
  ['opened are for everybody', 'open', 200],
  ['put off are for nobody', 'off', 404],
])('metrics that are %s', async (_, whom, status) => {
  await using opened = await openMarketplace({ SOUK_METRICS: whom })
  await using node = await opened.node()
  expect((await ask(node, whom === 'open' ? { 'x-forwarded-for': '203.0.113.7' } : {})).status).toBe(status)
})
