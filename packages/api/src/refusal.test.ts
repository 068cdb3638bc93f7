import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { expect, test } from 'vitest'
import { placeOrder } from '@souk/contract/orders'
import { createRefund } from '@souk/contract/refunds'
import { saveThreshold } from '@souk/contract/thresholds'
import { Refused, Unavailable } from '@souk/domain/refused'
import { refusalShape, toTRPCError } from './refusal.ts'

test.each([
  ['order.not-found', 404],
  ['call.not-permitted', 403],
  ['sign-in.needed', 401],
  ['sign-in.wrong', 401],
  ['sign-in.too-many', 429],
  ['idempotency.key-reused', 409],
  ['merchant.duplicate-reference', 409],
  ['order.not-cancellable', 422],
])('a refusal %s is HTTP %i', (code, status) => {
  expect(getHTTPStatusCodeFromError(toTRPCError(new Refused(code, 'No.')))).toBe(status)
})

test('an outside service that failed is HTTP 503, a bug is HTTP 500', () => {
  expect(getHTTPStatusCodeFromError(toTRPCError(new Unavailable('down')))).toBe(503)
  expect(getHTTPStatusCodeFromError(toTRPCError(new TypeError('x is not a function')))).toBe(500)
})

test('a database that is away for a moment is HTTP 503, and says so', () => {
  const away = toTRPCError(new Error('connect ECONNREFUSED'), () => true)
  expect(getHTTPStatusCodeFromError(away)).toBe(503)
  expect(refusalShape(away)).toEqual({ message: 'Souk cannot reach its data right now. Try again.', refused: null })
})

test('a refusal says its code, its sentence and what it is about', () => {
  const refused = new Refused('refund.not-found', 'There is no refund DE--5.', { reference: 'DE--5' })
  const shown = {
    message: 'There is no refund DE--5.',
    refused: { code: 'refund.not-found', details: { reference: 'DE--5' } },
  }
  expect(refusalShape(toTRPCError(refused))).toEqual(shown)
})

test('nothing of a bug is shown', () => {
  const shown = { message: 'Something went wrong on our side.', refused: null }
  expect(refusalShape(toTRPCError(new Error('password=hunter2')))).toEqual(shown)
  expect(refusalShape(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'hunter2' }))).toEqual(shown)
})

test('a call that comes to no procedure says why', () => {
  const { refused } = refusalShape(new TRPCError({ code: 'METHOD_NOT_SUPPORTED' }))
  expect(refused).toEqual({ code: 'call.method-not-supported', details: {} })
})

test('a wrong input says where it is wrong, as people write it', () => {
  const { error } = placeOrder.safeParse({ idempotencyKey: 'x', items: [{ quantity: 0 }] })
  const { message, refused } = refusalShape(new TRPCError({ code: 'BAD_REQUEST', cause: error }))
  expect(refused?.code).toBe('input.invalid')
  expect(message).toContain('items[0].quantity: ')
  expect(refused?.details['issues']).toContainEqual({ path: 'items[0].quantity', message: expect.any(String) })
})

test('of an input that may have several shapes, what is wrong is told of the one it comes closest to', () => {
  const lines = [{ item: '0192f000-0000-7000-8000-00000000ffff', amount: 1.5 }, {}]
  const { error } = createRefund.safeParse({ idempotencyKey: 'one and the same', reference: 'DE--5', lines })
  const { refused } = refusalShape(new TRPCError({ code: 'BAD_REQUEST', cause: error }))
  expect(refused?.details['issues']).toEqual([
    { path: 'lines[0].amount', message: 'Invalid input: expected int, received number' },
    { path: 'lines[1]', message: 'Invalid input' },
  ])
})

test('of a key that cannot be one, it is told why', () => {
  const which = { type: 'hard-minimum-threshold', store: 'DE', currency: 'EUR', threshold: 5_00 }
  const { error } = saveThreshold.safeParse({ ...which, messages: { en_US: 'More, please.' } })
  const { refused } = refusalShape(new TRPCError({ code: 'BAD_REQUEST', cause: error }))
  expect(refused?.details['issues']).toEqual([
    { path: 'messages.en_US', message: 'A locale is its BCP 47 code, e.g. de-DE' },
  ])
})

test('where the reference has a code for whatever is wrong, the input has that one', () => {
  const { error } = placeOrder.safeParse({})
  const cause = new TRPCError({ code: 'BAD_REQUEST', cause: error })
  expect(refusalShape(cause, 'orders.place').refused?.details['glue']).toBe('901')
  expect(refusalShape(cause, 'returns.create').refused?.details['glue']).toBe('3601')
  expect(refusalShape(cause, 'customerOrders.list').refused?.details['glue']).toBe('802')
})

test('an order there is none of has the reference’s code beside our own', () => {
  const missing = new Refused('order.not-found', 'There is no order DE--9.', { reference: 'DE--9' })
  const { refused } = refusalShape(toTRPCError(missing))
  expect(refused).toEqual({ code: 'order.not-found', details: { reference: 'DE--9', glue: '801' } })
})

test.each([
  ['a day that is none', { requestedDeliveryDate: 'tomorrow' }, '901'],
  ['no address', { address: undefined }, '901'],
  ['an address that lacks something', { address: { city: 'Berlin' } }, '901'],
  ['an empty address', { address: {} }, '4302'],
])('what is wrong with %s has the reference’s code too, once per shipment', (_, wrong, glue) => {
  const shipments = ['a', 'b'].map((key) => ({ ...wrong, key, method: 'Standard', carrier: 'Any' }))
  const { error } = placeOrder.safeParse({ shipments })
  const { refused } = refusalShape(new TRPCError({ code: 'BAD_REQUEST', cause: error }))
  expect(refused?.details['glue']).toBe(glue)
  const [field] = Object.keys(wrong)
  const text = JSON.stringify(refused?.details['issues'])
  expect(['a', 'b'].map((_key, index) => text.includes(`"shipments[${index}].${field}`))).toEqual([true, true])
})
