import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import type { FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify'
import fastify from 'fastify'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import type { Context } from '@souk/api/context'
import { appRouter } from '@souk/api/router'
import type { AppRouter } from '@souk/api/router'
import { aMarket } from '@souk/api/testing/market'
import type { Caller, Market } from '@souk/api/testing/market'
import { procedures } from '@souk/api/testing/procedures'
import { calls } from './calls.ts'

/** How a call comes to its context: who calls, or what goes wrong. */
type Comes = (market: Market) => Context

type CallOptions = Parameters<typeof calls>[1]

/** Whoever signs out at the one face is still known at the other. */
const as =
  (caller: Caller): Comes =>
  ({ contextOf, services }) => ({
    ...contextOf(caller),
    services: { ...services, people: { ...services.people, isCurrent: () => true } },
  })

/** What a client sees of its answer, and what was reported as a bug meanwhile. */
async function face(market: Market, mount: (app: FastifyInstance, options: CallOptions) => unknown) {
  let coming = as('anonymous')
  let faults: unknown[] = []
  const app = fastify({ routerOptions: { maxParamLength: 5_000 } })
  const options: CallOptions = {
    context: async (_, setCookies) => ({ ...coming(market), setCookies }),
    onFault: (path, error) => faults.push([path, String(error)]),
  }
  await app.register(async (scope) => void (await mount(scope, options)), { prefix: '/trpc' })
  onTestFinished(() => app.close())
  return async (asked: InjectOptions, comes: Comes) => {
    coming = comes
    faults = []
    const { statusCode, body, headers } = await app.inject(asked)
    const { 'content-type': type, vary, allow, 'set-cookie': cookies } = headers
    return { statusCode, body, type, vary, allow, cookies, faults }
  }
}

function tRPCsOwn(scope: FastifyInstance, { context, onFault }: CallOptions): void {
  const trpcOptions: FastifyTRPCPluginOptions<AppRouter>['trpcOptions'] = {
    router: appRouter,
    createContext: ({ req, res }) =>
      context(req, (cookies) => {
        for (const cookie of cookies) res.header('set-cookie', cookie)
      }),
    onError: ({ path, error }) => error.code === 'INTERNAL_SERVER_ERROR' && onFault(path, error.cause ?? error),
  }
  fastifyTRPCPlugin(scope, { trpcOptions }, () => {})
}

/** A market behind our routes and behind tRPC's own adapter. */
async function bothFaces() {
  const market = await aMarket()
  const [ours, theirs] = [await face(market, calls), await face(market, tRPCsOwn)]
  return {
    market,
    async same(asked: InjectOptions, comes = as('operator')): Promise<unknown> {
      const answer = await ours(asked, comes)
      expect({ asked, answer }).toEqual({ asked, answer: await theirs(asked, comes) })
      return answer
    },
  }
}

const JSON_TYPE = { 'content-type': 'application/json' }
const post = (path: string, payload?: string, headers: Record<string, string> = JSON_TYPE): InjectOptions => ({
  method: 'POST',
  url: `/trpc/${path}`,
  headers,
  ...(payload !== undefined && { payload }),
})
const ask = (path: string, query = '', headers = {}): InjectOptions => ({ url: `/trpc/${path}${query}`, headers })
const input = (value: unknown): string => `?input=${encodeURIComponent(JSON.stringify(value))}`

const INPUTS = ['', '{}', 'null', '[]', '"text"', '{"reference":', '{"reference":"DE--1"}', '{"key":"\\u0000"}']

test('every procedure is answered as by tRPC, whoever asks and whatever', async () => {
  const { same } = await bothFaces()
  for (const [path, { _def }] of procedures) {
    if (_def.type === 'subscription') continue
    for (const text of INPUTS) {
      await same(post(path, text))
      await same(ask(path, `?input=${encodeURIComponent(text)}`))
    }
    for (const caller of ['anonymous', 'merchant', 'shop'] as const) {
      await same(_def.type === 'query' ? ask(path) : post(path, '{}'), as(caller))
    }
  }
})

test.each([
  ['a query without input', ask('orders.counts')],
  ['a list', ask('orders.list', input({ search: 'a b+c&d=é', limit: 2 }))],
  ['an input as a form writes it', ask('orders.list', '?input=%7B%22search%22:%22a+b%22%7D')],
  ['an input of half a percent sign', ask('orders.list', '?input=%7B%ZZ')],
  ['an empty input', ask('orders.list', '?input=')],
  ['a query string of nothing', ask('orders.list', '?')],
  ['another parameter', ask('orders.list', `${input({})}&x=1`)],
  ['the input after another', ask('orders.list', '?x=1&input=%7B%7D')],
  ['the input twice', ask('orders.list', '?input=%7B%7D&input=1')],
  ['parameters of a connection', ask('orders.list', '?connectionParams=1')],
  ['a batch of one', ask('orders.list', '?batch=1&input=%7B%220%22%3A%7B%7D%7D')],
  [
    'a batch of two, of which one fails',
    ask('orders.list,orders.byReference', '?batch=1&input=%7B%220%22%3A%7B%7D%7D'),
  ],
  ['a batch of mutations', post('people.signOut?batch=1', '{}')],
  ['a stream that is no batch', ask('orders.list', input({}), { 'trpc-accept': 'application/jsonl' })],
  ['a stream by the standard header', ask('orders.list', input({}), { accept: 'text/html, application/jsonl' })],
  ['a query with a type', ask('orders.list', input({}), JSON_TYPE)],
  ['a query with another type', ask('orders.list', input({}), { 'content-type': 'application/octet-stream' })],
  ['a type with a charset', post('people.signOut', '', { 'content-type': 'application/JSON; charset=utf-8' })],
  ['a type that only begins so', post('people.signOut', '{}', { 'content-type': 'application/json-patch' })],
  ['no type', post('people.signOut', undefined, {})],
  ['a form', post('people.signOut', '--x--', { 'content-type': 'multipart/form-data; boundary=x' })],
  ['a query string at a mutation', post('people.signOut?x=1', '{}')],
  ['an encoded dot', ask('orders%2Elist', input({}))],
  ['a path of nothing', ask('orders.destroy')],
  ['a path of the prototype', ask('constructor')],
  ['a router', ask('orders')],
  ['the head of a query', { ...ask('orders.list'), method: 'HEAD' }],
  ['a deletion', { ...ask('orders.list'), method: 'DELETE' }],
] satisfies [string, InjectOptions][])('%s is answered as by tRPC', async (_, asked) => {
  const { same } = await bothFaces()
  await same(asked)
})

test('an act, its repetition and a key used twice are answered as by tRPC', async () => {
  const { same, market } = await bothFaces()
  const { reference } = market.order
  const act = { reference, event: 'skip picking', idempotencyKey: 'one and the same act' }
  const [first, again, other] = [act, act, { ...act, event: 'ship' }].map((one) => JSON.stringify(one))
  expect(await same(post('orders.trigger', first))).toMatchObject({ statusCode: 200 })
  expect(await same(post('orders.trigger', again))).toMatchObject({ statusCode: 200 })
  expect(await same(post('orders.trigger', other))).toMatchObject({ statusCode: 409 })
})

test('cookies travel with the answer as they do with that of tRPC', async () => {
  const { same } = await bothFaces()
  expect(await same(post('people.signOut', ''))).toMatchObject({ statusCode: 200, cookies: expect.stringMatching(/./) })
})

test('a context that fails is answered and reported as by tRPC', async () => {
  const { same } = await bothFaces()
  const broken: Comes = () => {
    throw new Error('the database is away')
  }
  const bug = { statusCode: 500, faults: [['orders.list', 'Error: the database is away']] }
  expect(await same(ask('orders.list', input({})), broken)).toMatchObject(bug)
})

test('a procedure that fails is answered and reported as by tRPC', async () => {
  const { same } = await bothFaces()
  const broken: Comes = ({ contextOf, services }) => {
    const lists = { ...services.orders.lists, orders: () => Promise.reject(new TypeError('x is no function')) }
    return { ...contextOf('operator'), services: { ...services, orders: { ...services.orders, lists } } }
  }
  const bug = { statusCode: 500, faults: [['orders.list', 'TypeError: x is no function']] }
  expect(await same(ask('orders.list', input({})), broken)).toMatchObject(bug)
})
