import { expect, test } from 'vitest'
import type { MerchantId, OrderId } from '@souk/domain/ids'
import { documentsOf } from '@souk/domain/order/documents'
import { Unavailable } from '@souk/domain/refused'
import { placeOrder } from '@souk/services/orders/place-order'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import { ledgerProvider } from '@souk/services/payouts/ledger-provider'
import { payoutCaller } from '@souk/services/payouts/payout-provider'
import type { PayoutProvider } from '@souk/services/payouts/payout-provider'
import { payoutStatement } from '@souk/services/payouts/statement'
import { savePaymentMethod } from '@souk/services/setup/master-data'
import { importProcess } from '@souk/services/setup/processes'
import { outsideCallers } from '@souk/services/steps/outside-caller'
import type { OutsideCaller } from '@souk/services/steps/outside-caller'
import type { Composed } from '../compose.ts'
import { cart, openMarketplace, operator, shop } from '../testing/marketplace.ts'
import { outsideWorker } from './outside.ts'

/** `event` may name its condition: `payout merchant ? IsMerchantPaidOut`. */
function transition(source: string, target: string, event: string): string {
  const [name = '', condition] = event.split(' ? ')
  const asked = condition === undefined ? '' : ` condition="SalesPaymentMerchant/${condition}"`
  return `<transition${asked}><source>${source}</source><target>${target}</target><event>${name}</event></transition>`
}

const state = (name: string): string => `<state name="${name}" display="oms.state.${name.replaceAll(' ', '-')}"/>`

/** What the reference documents of payouts, behind a short process of our own. */
const PROCESS = `<?xml version="1.0"?>
<statemachine xmlns="spryker:oms-01">
  <process name="PaidOut01" main="true">
    <states>${['new', 'paid', 'merchant payout ready', 'payout failed', 'closed', 'refunded'].map(state).join('')}
      ${['merchant payout reverse ready', 'reverse payout failed', 'canceled'].map(state).join('')}</states>
    <transitions>
      ${transition('new', 'paid', 'pay')}
      ${transition('paid', 'merchant payout ready', 'deliver')}
      ${transition('merchant payout ready', 'closed', 'payout merchant ? IsMerchantPaidOut')}
      ${transition('merchant payout ready', 'payout failed', 'payout merchant')}
      ${transition('payout failed', 'merchant payout ready', 'retry payout merchant')}
      ${transition('closed', 'refunded', 'refund')}
      ${transition('refunded', 'merchant payout reverse ready', 'take back')}
      ${transition('merchant payout reverse ready', 'canceled', 'reverse payout ? IsMerchantPayoutReversed')}
      ${transition('merchant payout reverse ready', 'reverse payout failed', 'reverse payout')}
      ${transition('reverse payout failed', 'merchant payout reverse ready', 'retry reverse payout')}
    </transitions>
    <events>
      <event name="pay" manual="true" command="Payment/Capture"/><event name="deliver" manual="true"/>
      <event name="payout merchant" onEnter="true" command="SalesPaymentMerchant/Payout"/>
      <event name="retry payout merchant" manual="true"/>
      <event name="refund" manual="true" command="Refund/Create"/><event name="take back" manual="true"/>
      <event name="reverse payout" onEnter="true" command="SalesPaymentMerchant/ReversePayout"/>
      <event name="retry reverse payout" manual="true"/>
    </events>
  </process>
</statemachine>`

async function paidOrder(composed: Composed): Promise<OrderId> {
  const { orders, setup } = composed
  const files = [{ path: 'oms/PaidOut01.xml', content: PROCESS }]
  const how = { main: 'oms/PaidOut01.xml', compatible: false, activate: true, dryRun: false }
  expect(await importProcess(setup, { files, ...how })).toMatchObject({ process: { name: 'PaidOut01' } })
  await savePaymentMethod(setup, { key: 'settled', provider: 'Souk', process: 'PaidOut01' })
  const merchants = ['MER000001', 'MER000002', 'MER000003']
  const { id } = await placeOrder(orders, shop, cart('settled', merchants, 'settled'))
  await fire(composed, id, 'pay')
  return id
}

async function fire({ orders }: Composed, order: OrderId, event: string): Promise<void> {
  const { newId } = orders
  await triggerEvent(orders, operator, {
    order,
    side: 'marketplace',
    reference: '',
    event,
    idempotencyKey: newId(),
    data: {},
  })
}

/** Rounds of the worker, an hour apart. */
function hourly(composed: Composed): (caller?: OutsideCaller) => Promise<number> {
  let hours = 0
  const now = () => new Date(Date.now() + hours * 3_600_000)
  const report = (_: string, error: unknown): never => {
    throw error
  }
  return (caller = composed.caller) => {
    hours += 1
    const { signal } = new AbortController()
    return outsideWorker({ deps: { ...composed.orders, now }, caller, report, signal }).round()
  }
}

const callerOf = (provider: PayoutProvider): OutsideCaller =>
  outsideCallers({ 'souk:payout': payoutCaller(provider) }, { call: () => Promise.reject(new Error('no webhook')) })

async function orderOf({ orders }: Composed, id: OrderId) {
  const order = await orders.orders.byId(id)
  if (!order) throw new Error('the order is gone')
  return { states: order.items.map(({ machine }) => machine.state), payouts: documentsOf(order, 'payout'), order }
}

const FOREVER = { currency: 'EUR', from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' }

async function accountOf({ services, orders }: Composed, merchant: MerchantId) {
  const statement = await payoutStatement(services.ledger, { merchant, ...FOREVER })
  const { rows } = await orders.documents.list('payout', { merchants: [merchant], statuses: ['paid'] }, { limit: 200 })
  const transferred = rows.reduce(
    (sum, { document: { type, amount } }) => sum + (type === 'payout' ? amount : 0 - amount),
    0,
  )
  expect(statement.closing).toBe(statement.entries.reduce((sum, { amount }) => sum + amount, 0))
  expect(statement.closing).toBe(transferred)
  return statement.closing
}

test('merchants are paid out through the ledger, and what is refunded later is taken back; statements agree', async () => {
  await using opened = await openMarketplace()
  const { composed } = opened
  const round = hourly(composed)
  const id = await paidOrder(composed)
  await fire(composed, id, 'deliver')
  expect((await orderOf(composed, id)).payouts.map(({ status }) => status)).toEqual(['due', 'due'])
  await round()
  const { states, payouts } = await orderOf(composed, id)
  expect(states).toEqual(['closed', 'closed', 'closed'])
  expect(payouts.map(({ status, amount, transfer }) => [status, amount, transfer])).toEqual([
    ['paid', 21_67, 'L-1'],
    ['paid', 21_66, 'L-2'],
  ])
  for (const { merchant, amount } of payouts) expect(await accountOf(composed, merchant)).toBe(amount)

  await fire(composed, id, 'refund')
  await fire(composed, id, 'take back')
  await round()
  expect((await orderOf(composed, id)).states).toEqual(['canceled', 'canceled', 'canceled'])
  for (const { merchant } of payouts) expect(await accountOf(composed, merchant)).toBe(0)
})

test('a provider that is away is asked again; one that refuses leaves the payout failed until somebody retries', async () => {
  await using opened = await openMarketplace()
  const { composed } = opened
  const round = hourly(composed)
  const id = await paidOrder(composed)
  await fire(composed, id, 'deliver')
  let answer: 'away' | 'refuses' = 'away'
  const asked: string[] = []
  const ledger = ledgerProvider(composed.services.ledger, composed.orders.now)
  const provider: PayoutProvider = {
    async transfer(request, signal) {
      asked.push(request.id)
      if (request.merchantReference === 'MER000002') return ledger.transfer(request, signal)
      if (answer === 'away') throw new Unavailable('The bank does not answer.')
      return { id: request.id, failure: 'The account is closed.' }
    },
  }
  await round(callerOf(provider))
  await round(callerOf(provider))
  expect((await orderOf(composed, id)).payouts.map(({ status }) => status)).toEqual(['due', 'due'])
  answer = 'refuses'
  await round(callerOf(provider))
  expect(new Set(asked).size).toBe(2)
  const failed = await orderOf(composed, id)
  expect(failed.states).toEqual(['closed', 'closed', 'payout failed'])
  expect(failed.payouts[1]).toMatchObject({ status: 'failed', failure: 'The account is closed.' })

  await fire(composed, id, 'retry payout merchant')
  await round()
  const { states, payouts } = await orderOf(composed, id)
  expect(states).toEqual(['closed', 'closed', 'closed'])
  expect(payouts.map(({ status }) => status)).toEqual(['paid', 'failed', 'paid'])
  for (const { merchant, amount } of [payouts[0], payouts[2]].flatMap((payout) => payout ?? [])) {
    expect(await accountOf(composed, merchant)).toBe(amount)
  }
})
