import { once } from 'node:events'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placeOrder } from '@souk/services/orders/place-order'
import type { Composed } from './compose.ts'
import { databaseDigest } from './testing/database-digest.ts'
import { openHttpFace } from './testing/http-face.ts'
import type { HttpFace } from './testing/http-face.ts'
import { cart, openMarketplace, shop } from './testing/marketplace.ts'

interface Sent extends Omit<RequestInit, 'headers'> {
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What is wrong, what is sent, and what comes back: the HTTP code and the refusal's. */
type Bad = readonly [what: string, sent: Sent, status: number, code: string]

const post = (path: string, body: BodyInit, headers = {}): Sent => ({ path, method: 'POST', body, headers })
const ask = (path: string, input: unknown): Sent => ({
  path: `${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
})
const good = cart('good', ['MER000001'])
const text = JSON.stringify(good)
const written = (from: string, to: string): Sent => post('orders.place', text.replace(from, to))
const place = (over: object): Sent => post('orders.place', JSON.stringify({ ...good, ...over }))
const line = (over: object): Sent => place({ items: [{ ...good.items[0], ...over }] })
const shipment = (over: object): Sent => place({ shipments: [{ ...good.shipments[0], ...over }] })
const REFERENCE = 'DE--1'
const trigger = (data: string, event = 'pay'): Sent =>
  post(
    'orders.trigger',
    `{"idempotencyKey":"an act of its own","reference":"${REFERENCE}","event":"${event}","data":${data}}`,
  )
const cursor = (holds: unknown) =>
  ask('orders.list', { cursor: Buffer.from(JSON.stringify(holds)).toString('base64url') })
const nowhere = '0192f000-0000-7000-8000-00000000ffff'

const unread: readonly Bad[] = [
  ['half of a JSON text', post('orders.place', '{"store":'), 400, 'call.bad-request'],
  ['a JSON text with a comma too many', post('orders.place', '{"store":"DE",}'), 400, 'call.bad-request'],
  ['no body', post('orders.place', ''), 400, 'input.invalid'],
  ['bytes that are no text', post('orders.place', new Uint8Array([0xff, 0xfe, 0x00])), 400, 'call.bad-request'],
  ['plain text', post('orders.place', text, { 'content-type': 'text/plain' }), 415, 'call.unsupported-media-type'],
  ['XML', post('orders.place', '<order/>', { 'content-type': 'application/xml' }), 415, 'call.unsupported-media-type'],
  ['a form', post('orders.place', new URLSearchParams({ store: 'DE' })), 415, 'call.unsupported-media-type'],
  ['more than a body holds', place({ cartNote: 'x'.repeat(5 * 1024 * 1024) }), 413, 'call.payload-too-large'],
  [
    'a body without end in itself',
    post('orders.place', `${'['.repeat(99_999)}${']'.repeat(99_999)}`),
    400,
    'input.invalid',
  ],
  ['an input that is no JSON', { path: 'orders.byReference?input=%7B' }, 400, 'call.bad-request'],
  ['an address that is none', { path: '%ZZ' }, 400, 'call.bad-request'],
  ['a procedure there is none of', post('orders.destroy', '{}'), 404, 'call.not-found'],
  ['a procedure of the prototype', post('__proto__.toString', '{}'), 404, 'call.not-found'],
  ['a mutation that is asked', ask('orders.place', good), 405, 'call.method-not-supported'],
  ['a query that is posted', post('orders.byReference', '{}'), 405, 'call.method-not-supported'],
  [
    'a key nobody has',
    { ...ask('orders.list', {}), headers: { authorization: 'Bearer souk_nobody' } },
    401,
    'sign-in.needed',
  ],
  ['no key', { ...post('orders.place', text), headers: { authorization: '' } }, 401, 'sign-in.needed'],
  ['a shop that acts as an operator', post('stores.save', '{}'), 403, 'call.not-permitted'],
]

const unacceptable: readonly Bad[] = [
  [
    'a key twice, the second of them wrong',
    written('"quantity":1', '"quantity":1,"quantity":-1'),
    400,
    'input.invalid',
  ],
  ['a number beyond number', written('"quantity":1', '"quantity":1e999'), 400, 'input.invalid'],
  ['half an emoji', written('"name":"Thing 0"', String.raw`"name":"\ud83d"`), 400, 'input.invalid'],
  ['a NUL in a text', line({ name: 'a\0b' }), 400, 'input.invalid'],
  ['a NUL where no schema looks', trigger(String.raw`{"note":"a\u0000b"}`), 400, 'input.invalid'],
  ['a NUL for a key', trigger(String.raw`{"a\u0000b":1}`), 400, 'input.invalid'],
  ['data without end in itself', trigger(`${'{"a":'.repeat(9_999)}1${'}'.repeat(9_999)}`), 400, 'input.invalid'],
  ['data for the prototype', trigger('{"__proto__":{"polluted":true}}', 'fly'), 422, 'step.no-such-event'],
  ['a negative price', line({ unitPrice: -1 }), 400, 'input.invalid'],
  ['10,001 of a thing', line({ quantity: 10_001 }), 400, 'input.invalid'],
  [
    'an order beyond measure',
    line({ unitPrice: 1_000_000_000_00, quantity: 10_000, discounts: [] }),
    422,
    'order.too-expensive',
  ],
  ['an unknown store', place({ store: 'XX' }), 422, 'order.unknown-store'],
  ['a foreign currency', place({ currency: 'USD' }), 422, 'order.unknown-currency'],
  ['an unknown merchant', line({ merchant: 'MER999999' }), 422, 'order.unknown-merchant'],
  ['a merchant by an emoji', line({ merchant: '🐪' }), 422, 'order.unknown-merchant'],
  ['a day that never was', shipment({ requestedDeliveryDate: '2026-02-30' }), 400, 'input.invalid'],
  ['a day of the far future', shipment({ requestedDeliveryDate: '9999-12-31' }), 422, 'order.delivery-date-absurd'],
  [
    'a shipment key twice',
    place({ shipments: [good.shipments[0], good.shipments[0]] }),
    409,
    'order.duplicate-shipment',
  ],
  ['a payment method nobody has', place({ payments: [{ method: 'barter' }] }), 422, 'order.unknown-payment-method'],
  [
    'a payment above the price',
    place({ payments: [{ method: 'invoice', amount: 1 }] }),
    422,
    'order.payments-do-not-match',
  ],
  ['an unknown event', trigger('{}', 'fly'), 422, 'step.no-such-event'],
  ['an unknown step', post('steps.complete', JSON.stringify({ step: nowhere, ok: true })), 404, 'step.not-found'],
  ['an unknown order', ask('orders.byReference', { reference: 'DE--999' }), 404, 'order.not-found'],
  ['a quotation', ask('orders.byReference', { reference: "' or 1=1 --" }), 404, 'order.not-found'],
  ['a cursor of words', ask('orders.list', { cursor: 'next, please' }), 422, 'list.bad-cursor'],
  ['a cursor of no time', cursor(['soon', nowhere]), 422, 'list.bad-cursor'],
  ['a cursor of no id', cursor(['2026-11-02T10:00:00Z', 'first']), 422, 'list.bad-cursor'],
]

const held = new AsyncDisposableStack()
let face: HttpFace
let composed: Composed
let authorization: string

beforeAll(async () => {
  composed = held.use(await openMarketplace()).composed
  face = held.use(await openHttpFace(composed))
  const { key } = await composed.people.addKey({ name: 'Shop', scopes: ['shop', 'events'], by: 'olga' })
  authorization = `Bearer ${key}`
  await placeOrder(composed.orders, shop, cart('first', ['MER000001']))
})
afterAll(() => held.disposeAsync())

async function answerTo({ path, headers, ...sent }: Sent) {
  const typed = sent.body instanceof URLSearchParams ? {} : { 'content-type': 'application/json' }
  const answer = await fetch(`${face.url}/trpc/${path}`, { ...sent, headers: { ...typed, authorization, ...headers } })
  return { status: answer.status, body: await answer.json() }
}

test.each([...unread, ...unacceptable])('%s is refused, and nothing is stored', async (_, sent, ...[status, code]) => {
  const before = await databaseDigest(composed.pool)
  const answer = await answerTo(sent)
  expect(answer).toMatchObject({ status, body: { error: { data: { refused: { code } } } } })
  expect(await databaseDigest(composed.pool)).toEqual(before)
  expect(face.faults).toEqual([])
})

test('a host that is none is a bad request, and no fault of ours', async () => {
  const asking = request(`${face.url}/trpc/orders.list?batch=1`, { headers: { host: '[', authorization } }).end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  answer.resume()
  expect(answer.statusCode).toBe(400)
  expect(face.faults).toEqual([])
})

test('keys for the prototype are keys like any other, and change nothing of ours', async () => {
  const attributes = '"attributes":{"__proto__":"x","constructor":"y"}'
  const body = text.replace('"quantity":1', `"quantity":1,${attributes}`).replace('cart good', 'cart prototype')
  const answer = await answerTo(post('orders.place', body))
  expect(answer.status).toBe(200)
  expect(({} as { polluted?: true }).polluted).toBeUndefined()
  expect(face.faults).toEqual([])
})

test('what was refused leaves its idempotency key free', async () => {
  const { idempotencyKey } = good
  expect((await answerTo(place({ currency: 'USD' }))).status).toBe(422)
  expect(await answerTo(place({}))).toMatchObject({ status: 200, body: { result: { data: { version: 1 } } } })
  expect((await answerTo(place({ cartNote: `again ${idempotencyKey}` }))).status).toBe(409)
})
