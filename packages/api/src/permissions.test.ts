import { TRPCError } from '@trpc/server'
import { expect, test } from 'vitest'
import { Refused } from '@souk/domain/refused'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { PERMISSIONS } from './permissions.ts'
import type { Role } from './permissions.ts'
import { aMarket, CALLERS, FIRST_RUN, PASSWORD } from './testing/market.ts'
import type { Caller, Market } from './testing/market.ts'
import { procedures } from './testing/procedures.ts'
import { procedure, router } from './trpc.ts'

const key = { idempotencyKey: 'one and the same act' }
const someId = '0192f000-0000-7000-8000-00000000ffff'
const person = { name: 'Nora', email: 'nora@souk.example', password: PASSWORD }

/** For each procedure something it would take from somebody who may ask. */
const inputs: Readonly<Record<string, (market: Market) => unknown>> = {
  'orders.place': () => ({
    ...key,
    store: 'DE',
    customer: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' },
    billing,
    shipments: [{ key: 'a', address: billing, method: 'Standard', carrier: 'Any' }],
    items: [{ sku: '1', name: 'Lamp', quantity: 1, merchant: 'MER000002', unitPrice: 100, taxRate: 1900 }],
    payments: [{ method: 'invoice' }],
  }),
  'orders.quote': () => ({
    store: 'DE',
    items: [{ sku: '1', name: 'Lamp', quantity: 1, merchant: 'MER000002', unitPrice: 100, taxRate: 1900 }],
  }),
  'orders.reorder': ({ order: { reference } }) => ({ reference }),
  'orders.cancel': ({ order: { reference } }) => ({ ...key, reference }),
  'orders.list': () => ({}),
  'orders.waitingForExport': () => ({}),
  'orders.counts': () => undefined,
  'orders.ages': () => undefined,
  'orders.byReference': ({ order: { reference } }) => ({ reference }),
  'orders.undo': ({ order: { reference } }) => ({ ...key, reference }),
  'orders.trigger': ({ order: { reference } }) => ({ ...key, reference, event: 'skip picking' }),
  'orders.preview': ({ order: { reference } }) => ({ reference, event: 'skip picking' }),
  'orders.transitions': ({ order: { reference } }) => ({ reference }),
  'orders.unpaired': ({ order: { reference } }) => ({ reference }),
  'orders.repair': ({ order: { reference } }) => ({
    ...key,
    reference,
    item: someId,
    side: 'merchant',
    to: 'shipped',
    reason: 'by telephone',
  }),
  'orders.setCustomReference': ({ order: { reference } }) => ({ ...key, reference, customReference: 'PO-1' }),
  'orders.changeBilling': ({ order: { reference } }) => ({ ...key, reference, address: billing }),
  'orders.addresses': ({ order: { reference } }) => ({ reference }),
  'orders.live': () => ({}),
  'order.live': ({ order: { reference } }) => ({ reference }),
  'amendments.start': ({ order: { reference } }) => ({ ...key, reference, customer: 'DE--21' }),
  'amendments.preview': ({ order: { reference } }) => ({ reference, customer: 'DE--21' }),
  'amendments.finish': ({ order: { reference } }) => ({ ...key, reference, customer: 'DE--21' }),
  'amendments.cancel': ({ order: { reference } }) => ({ ...key, reference, customer: 'DE--21' }),
  'amendments.byOrder': ({ order: { reference } }) => ({ reference }),
  'customerOrders.list': () => ({ customer: 'DE--21' }),
  'customerOrders.byReference': ({ order: { reference } }) => ({ reference, customer: 'DE--21' }),
  'comments.add': ({ order: { reference } }) => ({ ...key, reference, audience: 'customer', message: 'Hello' }),
  'comments.edit': ({ order: { reference } }) => ({ ...key, reference, comment: someId, message: 'Hello' }),
  'comments.remove': ({ order: { reference } }) => ({ ...key, reference, comment: someId }),
  'shipments.save': ({ order }) => ({
    ...key,
    reference: order.merchantOrders[0]?.reference,
    address: billing,
    method: 'Standard',
    carrier: 'Any',
  }),
  'merchantOrders.list': () => ({}),
  'merchantOrders.counts': () => undefined,
  'merchantOrders.byReference': ({ order }) => ({ reference: order.merchantOrders[0]?.reference }),
  'merchantOrders.undo': ({ order }) => ({ ...key, reference: order.merchantOrders[0]?.reference }),
  'merchantOrders.trigger': ({ order }) => ({ ...key, reference: order.merchantOrders[0]?.reference, event: 'ship' }),
  'merchantOrders.preview': ({ order }) => ({ reference: order.merchantOrders[0]?.reference, event: 'ship' }),
  'merchantOrders.live': () => ({ merchant: aMerchant(2).id }),
  'presence.live': () => ({}),
  'presence.look': ({ order: { reference } }) => ({ reference }),
  'presence.claim': ({ order: { reference } }) => ({ reference }),
  'presence.takeOver': ({ order: { reference } }) => ({ reference, from: 'nobody' }),
  'presence.release': ({ order: { reference } }) => ({ reference }),
  'processes.list': () => undefined,
  'processes.get': () => ({ name: 'MerchantDefaultStateMachine' }),
  'processes.export': () => ({ name: 'MerchantDefaultStateMachine', format: 'xml' }),
  'processes.simulate': () => ({ process: { name: 'Prepaid01' }, run: { acts: [{ event: 'pay' }] } }),
  'processes.import': () => ({ files: [{ path: 'a.xml', content: '<a/>' }], main: 'a.xml' }),
  'processes.activate': ({ order }) => ({ id: order.items[0]?.machine.process }),
  'processes.migrate': ({ order }) => ({ from: order.items[0]?.machine.process, to: someId, dryRun: true }),
  'processes.bind': () => ({ kind: 'command', name: 'Mail/Send', binding: { kind: 'noop' } }),
  'processes.bindings': () => undefined,
  'processes.builtins': () => undefined,
  'processes.live': () => ({}),
  'steps.parked': () => ({}),
  'steps.retry': () => ({ step: someId }),
  'steps.edit': () => ({ step: someId, data: {} }),
  'steps.skip': () => ({ step: someId, reason: 'because' }),
  'steps.complete': () => ({ step: someId, ok: true }),
  'stock.reserved': () => ({}),
  'tasks.parked': () => ({}),
  'tasks.retry': () => ({ task: someId }),
  'tasks.skip': () => ({ task: someId, reason: 'because' }),
  'tasks.edit': () => ({ task: someId, data: {} }),
  'invoices.issue': ({ order: { reference } }) => ({ ...key, reference }),
  'invoices.list': () => ({}),
  'invoices.byReference': () => ({ reference: 'Invoice-DE-2026-1' }),
  'invoices.pdf': () => ({ reference: 'Invoice-DE-2026-1' }),
  'invoices.mail': () => ({ ...key, reference: 'Invoice-DE-2026-1' }),
  'payouts.list': () => ({}),
  'payouts.statement': () => ({ currency: 'EUR', from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }),
  'merchants.list': () => undefined,
  'merchants.byId': () => ({ id: aMerchant(2).id }),
  'merchants.save': () => ({ name: 'New', email: 'new@souk.example', stores: ['DE'] }),
  'merchants.approve': () => ({ id: aMerchant(2).id }),
  'merchants.deny': () => ({ id: aMerchant(9).id }),
  'merchants.activate': () => ({ id: aMerchant(2).id }),
  'merchants.deactivate': () => ({ id: aMerchant(9).id }),
  'merchants.saveProfile': () => ({ profile: {} }),
  'merchants.importProcesses': () => ({ csv: 'merchant_reference,merchant_oms_process_name' }),
  'stores.list': () => undefined,
  'stores.save': () => ({
    code: 'CH',
    name: 'Switzerland',
    currencies: ['CHF'],
    locale: 'de-CH',
    timeZone: 'Europe/Zurich',
  }),
  'paymentMethods.list': () => undefined,
  'paymentMethods.save': () => ({ key: 'wallet', provider: 'Souk', process: 'Prepaid01' }),
  'paymentMethods.remove': () => ({ key: 'card' }),
  'categories.list': () => undefined,
  'categories.save': () => ({ key: 'tablets', name: 'Tablets' }),
  'categories.remove': () => ({ key: 'tablets' }),
  'commissions.list': () => undefined,
  'commissions.byKey': () => ({ key: 'mc1' }),
  'commissions.save': () => ({ key: 'mc1', name: 'All', group: 'primary', calculator: 'percentage', stores: ['DE'] }),
  'commissions.remove': () => ({ key: 'mc1' }),
  'commissions.import': () => ({ format: 'all-in-one', csv: 'key,name' }),
  'commissions.export': () => undefined,
  'commissionGroups.list': () => undefined,
  'commissionGroups.save': () => ({ key: 'primary', name: 'Primary' }),
  'commissionGroups.remove': () => ({ key: 'primary' }),
  'thresholds.list': () => undefined,
  'thresholds.save': () => ({ type: 'hard-minimum-threshold', store: 'DE', currency: 'EUR', threshold: 5_00 }),
  'thresholds.remove': () => ({ type: 'hard-minimum-threshold', store: 'DE', currency: 'EUR' }),
  'thresholds.import': () => ({ csv: 'store,currency' }),
  'people.me': () => undefined,
  'people.welcome': () => undefined,
  'people.signIn': () => ({ email: 'olga@souk.example', password: PASSWORD }),
  'people.signOut': () => undefined,
  'people.firstRun': () => ({ ...person, token: FIRST_RUN }),
  'people.list': () => undefined,
  'people.add': () => person,
  'people.setActive': () => ({ id: someId, active: true }),
  'people.update': () => ({ id: someId, name: 'Nora', email: 'nora@souk.example' }),
  'people.setRole': () => ({ id: someId, role: 'support' }),
  'people.setPassword': () => ({ id: someId, password: PASSWORD }),
  'people.remove': () => ({ id: someId }),
  'keys.list': () => undefined,
  'keys.add': () => ({ name: 'Another shop' }),
  'keys.remove': () => ({ id: someId }),
  'returns.create': ({ order: { reference, items } }) => ({
    ...key,
    reference,
    items: [{ item: items[0]?.id, reason: 'damaged' }],
  }),
  'returns.returnable': ({ order: { reference } }) => ({ reference }),
  'returns.list': () => ({}),
  'returns.byReference': () => ({ reference: 'DE--21-R1' }),
  'returns.trigger': () => ({ ...key, reference: 'DE--21-R1', event: 'execute-return' }),
  'returns.slip': () => ({ reference: 'DE--21-R1' }),
  'returnReasons.list': () => ({}),
  'returnReasons.save': () => ({ key: 'late', names: { en: 'Too late' } }),
  'returnReasons.remove': () => ({ key: 'late' }),
  'returnReasons.import': () => ({ csv: 'reason_key,glossary_key_reason' }),
  'refunds.create': ({ order: { reference, items } }) => ({ ...key, reference, lines: [{ item: items[0]?.id }] }),
  'refunds.list': () => ({}),
  'reclamations.create': ({ order: { reference, items } }) => ({ ...key, reference, items: [items[0]?.id] }),
  'reclamations.list': () => ({}),
  'reclamations.close': ({ order: { reference } }) => ({ ...key, reference, reclamation: someId }),
  'settings.get': () => undefined,
  'settings.save': () => ({ key: 'returns', value: { days: 14 } }),
  'setup.live': () => ({}),
}

const billing = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  address1: 'Kirchweg',
  city: 'Berlin',
  zipCode: '10115',
  country: 'DE',
}

const roles: Readonly<Record<Caller, Role>> = {
  anonymous: 'anonymous',
  operator: 'administrator',
  supporter: 'operator',
  merchant: 'merchant',
  'foreign merchant': 'merchant',
  shop: 'shop',
  'shop with events': 'events',
}

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/** What the caller gets: the first message of a subscription, the answer of a call, or the refusal's code. */
async function answerOf(market: Market, path: string, caller: Caller): Promise<unknown> {
  const [noun = '', verb = ''] = path.split('.')
  const procedureOf = market.as(caller) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >
  try {
    const answer = await procedureOf[noun]?.[verb]?.(inputs[path]?.(market))
    if (!isIterable(answer)) return answer
    for await (const message of answer) return message
    return undefined
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof Refused) return error.cause.code
    throw error
  }
}

const NOT_FOR_YOU = ['call.not-permitted', 'sign-in.needed']

test('every procedure has a row in the table and an input here, and nothing else has', () => {
  const paths = [...procedures.keys()].toSorted()
  expect(Object.keys(PERMISSIONS).toSorted()).toEqual(paths)
  expect(Object.keys(inputs).toSorted()).toEqual(paths)
})

test.each([...procedures.keys()])('%s lets in whom the table names and nobody else', async (path) => {
  const market = await aMarket()
  for (const caller of CALLERS) {
    const answer = await answerOf(market, path, caller)
    const isAllowed = PERMISSIONS[path]?.includes(roles[caller])
    const expected = isAllowed ? 'let in' : caller === 'anonymous' ? 'sign-in.needed' : 'call.not-permitted'
    expect([caller, NOT_FOR_YOU.some((code) => code === answer) ? answer : 'let in']).toEqual([caller, expected])
  }
})

test('a procedure without a row is refused to everybody', async () => {
  const market = await aMarket()
  const unlisted = router({ secret: router({ read: procedure.query(() => 'never') }) })
  for (const caller of CALLERS) {
    const reading = unlisted.createCaller(market.contextOf(caller)).secret.read()
    const code = caller === 'anonymous' ? 'sign-in.needed' : 'call.not-permitted'
    await expect(reading).rejects.toMatchObject({ cause: { code } })
  }
})

test('what an input must look like is told to nobody who may not ask', async () => {
  const market = await aMarket()
  const placing = market.as('anonymous').orders.place({} as never)
  await expect(placing).rejects.toMatchObject({ cause: { code: 'sign-in.needed' } })
})

test('people, keys and every change of the set-up are the operators’ alone', () => {
  const guarded =
    /^(keys\.|people\.(list|add|setActive|update|setRole|setPassword|remove)|(steps|tasks)\.(parked|retry|skip|edit)|(?!comments|shipments)\w+\.(save|remove|import\w*|approve|deny|activate|deactivate|bind|migrate|repair)$)/
  const rows = Object.entries(PERMISSIONS).filter(([path]) => guarded.test(path))
  expect(rows.length).toBeGreaterThan(12)
  const operators = ['administrator', 'administrator,operator']
  expect(rows.filter(([, allowed]) => !operators.includes(allowed.join()))).toEqual([])
})

test('who may do what, and how much, only administrators say', () => {
  const guarded = /^(people\.(add|set\w+|update|remove)|keys\.(add|remove)|settings\.save)$/
  const rows = Object.entries(PERMISSIONS).filter(([path]) => guarded.test(path))
  expect(rows).toHaveLength(9)
  expect(rows.filter(([, allowed]) => allowed.join() !== 'administrator')).toEqual([])
})
