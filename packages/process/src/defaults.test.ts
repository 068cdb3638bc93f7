import { describe, expect, test } from 'vitest'
import { compile } from './compile.ts'
import { displayName } from './display.ts'
import { firedBy } from './may-fire.ts'
import type { Process } from './model.ts'
import { assemble } from './read/assemble.ts'
import { readProcess } from './read/read-process.ts'
import { script, simulate } from './simulate.ts'
import type { Act } from './simulate.ts'
import { defaultFiles, defaultProcess } from './testing/default-process.ts'
import { walk } from './walk.ts'

/** name | reserved | flags | what customers read */
const statesOf = ({ states }: Process) =>
  states.map((state) =>
    [state.name, state.reserved ? '✓' : '–', state.flags.join(' ') || '–', displayName(state, 'en')].join(' | '),
  )

/** source → target | event | how it fires | by | condition | command */
const transitionsOf = ({ transitions, events, dialect }: Process) =>
  transitions.map(({ source, target, event: name, condition }) => {
    const event = events.find((each) => each.name === name)
    const how = [event?.onEnter && 'onEnter', event?.manual && 'manual', event?.timeoutProcessor, event?.timeout]
    const by = event ? firedBy(event, dialect) : ['system']
    const cells = [name, how.filter(Boolean).join(' '), by.join(' '), condition, event?.command]
    return [`${source} → ${target}`, ...cells.map((cell) => cell || '–')].join(' | ')
  })

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** A line for each of the sources that a line names before its arrow. */
const rows = (text: string) =>
  lines(text).flatMap((line) => {
    const [sources = '', rest] = line.split(' → ')
    return sources.split(', ').map((source) => `${source} → ${rest}`)
  })

const marketplaceStates = `
  paid | ✓ | – | Paid
  commission calculated | ✓ | – | Paid
  merchant split pending | ✓ | – | Paid
  sent to merchant | ✓ | – | In progress
  picking finished | ✓ | – | In progress
  shipped by merchant | ✓ | – | Shipped
  delivered | – | – | Delivered
  closed | – | – | Closed
  cancelled | – | – | Canceled
  refunded | – | – | Refunded
  waiting for return | – | – | Waiting for return
  returned | – | – | Returned
  return canceled | – | – | Return canceled
  shipped to customer | – | – | Shipped to customer`

const cancel = 'cancel | manual | operator customer shop | – | MerchantOms/CancelOrderItem'
const marketplaceTransitions = `
  paid → commission calculated | commission-calculate | onEnter | system | – | MerchantCommission/Calculate
  commission calculated → merchant split pending | – | – | system | MerchantSalesOrder/IsOrderPaid | –
  merchant split pending → sent to merchant | send to merchant | onEnter | system | – | MerchantSalesOrder/CreateOrders
  paid, commission calculated, merchant split pending, sent to merchant, picking finished → cancelled | ${cancel}
  sent to merchant → picking finished | skip picking | manual | operator | – | –
  sent to merchant, picking finished → shipped by merchant | ship by merchant | – | system | – | –
  shipped by merchant → delivered | deliver | – | system | – | –
  delivered, refunded, cancelled → closed | close | manual | operator | – | MerchantOms/CloseOrderItem
  cancelled, delivered, returned → refunded | refund | manual | operator | Payment/IsRefundable | Refund/Create
  shipped by merchant, delivered → waiting for return | start-return | – | system | – | MerchantOms/ReturnOrderItem
  waiting for return → returned | execute-return | – | system | – | –
  waiting for return → return canceled | cancel-return | – | system | – | –
  return canceled → shipped to customer | ship-return | – | system | – | –
  shipped to customer → delivered | deliver-return | – | system | – | –`

const amendmentStates = `
  order amendment | ✓ | amendment in progress | Editing in Progress
  order amendment draft pending | ✓ | amendment in progress | Editing in Progress
  order amendment draft | ✓ | amendment in progress | Editing in Progress
  order amendment draft applied | ✓ | amendment in progress | Editing in Progress
  draft apply succeeded | ✓ | amendment in progress | Editing in Progress
  draft apply failed | ✓ | amendment in progress | Editing in Progress`

const amendmentTransitions = `
  grace period started → order amendment | start-order-amendment | – | system | – | –
  order amendment → cancelled | finish-order-amendment | – | system | – | –
  order amendment → grace period started | cancel-order-amendment | – | system | – | –
  order amendment → grace period finished | skip-order-amendment | manual GracePeriod/StoreSetting 2 hours | operator | – | OrderAmendment/Lapse
  order amendment → order amendment draft pending | start-order-amendment-draft | – | system | – | –
  order amendment draft pending → order amendment draft | – | – | system | – | –
  order amendment draft → order amendment draft applied | apply-order-amendment-draft | onEnter | system | – | OrderAmendmentAsync/ApplyOrderAmendmentDraft
  order amendment draft applied → draft apply succeeded | – | – | system | DummyOrderAmendmentAsync/IsSuccessfullyApplied | –
  order amendment draft applied → draft apply failed | – | – | system | – | –
  draft apply succeeded → cancelled | notify-order-amendment-applied | onEnter | system | – | OrderAmendmentAsync/NotifyOrderAmendmentApplied
  draft apply failed → grace period started | notify-order-amendment-failed | onEnter | system | – | OrderAmendmentAsync/NotifyOrderAmendmentFailed`

const merchantReturnAndRefund = `
  shipped, delivered → waiting for return | start-return | – | system | – | –
  waiting for return → returned | execute-return | manual | merchant | – | MarketplaceReturn/ExecuteReturnForOrderItem
  waiting for return → return canceled | cancel-return | manual | merchant | – | MarketplaceReturn/CancelReturnForOrderItem
  return canceled → shipped to customer | ship-return | manual | merchant | – | MarketplaceReturn/ShipReturnForOrderItem
  shipped to customer → delivered | deliver-return | manual | merchant | – | MarketplaceReturn/DeliverReturnForOrderItem
  delivered, returned → refunded | refund | manual | merchant | – | MarketplaceOrder/Refund`

const defaults = [
  {
    path: 'oms/MarketplacePayment01.xml',
    states: `
      new | – | cancellable | New
      grace period started | ✓ | cancellable amendable | New
      grace period finished | ✓ | cancellable | New
      ${amendmentStates}
      ${marketplaceStates}`,
    transitions: `
      new → grace period finished | start grace period | onEnter | system | GracePeriod/IsOff | OrderAmendment/StartGracePeriod
      new → grace period started | start grace period | onEnter | system | – | OrderAmendment/StartGracePeriod
      grace period started → grace period finished | skip grace period | manual GracePeriod/StoreSetting 2 hours | operator | – | –
      grace period finished → paid | pay | manual | operator shop | – | Payment/Capture
      new, grace period started, grace period finished → cancelled | ${cancel}
      ${amendmentTransitions}
      ${marketplaceTransitions}`,
  },
  {
    path: 'oms/Prepaid01.xml',
    states: `
      new | – | cancellable | New
      payment pending | ✓ | cancellable | Payment pending
      ${marketplaceStates}`,
    transitions: `
      new → paid | check payment | onEnter | system | Payment/IsCaptured | –
      new → payment pending | check payment | onEnter | system | – | –
      payment pending → paid | pay | manual | operator shop | – | Payment/Capture
      payment pending → cancelled | expire payment | 1 hour | system | – | –
      new, payment pending → cancelled | ${cancel}
      ${marketplaceTransitions}`,
  },
  {
    path: 'StateMachine/Merchant/MerchantDefaultStateMachine.xml',
    states: `
      created | – | – | Created
      new | – | – | New
      shipped | – | – | Shipped
      canceled by merchant | – | – | Canceled by merchant
      canceled by marketplace | – | – | Canceled by marketplace
      delivered | – | – | Delivered
      closed | – | – | Closed
      refunded | – | – | Refunded
      waiting for return | – | – | Waiting for return
      returned | – | – | Returned
      return canceled | – | – | Return canceled
      shipped to customer | – | – | Shipped to customer`,
    transitions: `
      created → new | initiate | onEnter | system | – | –
      new → shipped | ship | manual | merchant | – | MarketplaceOrder/ShipOrderItem
      shipped → delivered | deliver | manual | merchant | – | MarketplaceOrder/DeliverOrderItem
      new → canceled by merchant | cancel by merchant | manual | merchant | – | MarketplaceOrder/CancelOrderItem
      new → canceled by marketplace | cancel by marketplace | – | system | – | –
      delivered, refunded, canceled by merchant, canceled by marketplace → closed | close | – | system | – | –
      ${merchantReturnAndRefund}`,
  },
  {
    path: 'StateMachine/Merchant/MainMerchantStateMachine.xml',
    states: `
      created | – | – | Created
      new | – | – | New
      left the merchant location | – | – | Left the merchant location
      arrived at distribution center | – | – | Arrived at distribution center
      shipped | – | – | Shipped
      canceled | – | – | Canceled
      delivered | – | – | Delivered
      closed | – | – | Closed
      refunded | – | – | Refunded
      waiting for return | – | – | Waiting for return
      returned | – | – | Returned
      return canceled | – | – | Return canceled
      shipped to customer | – | – | Shipped to customer`,
    transitions: `
      created → new | initiate | onEnter | system | – | –
      new → left the merchant location | send to distribution | manual | merchant | – | –
      left the merchant location → arrived at distribution center | confirm at center | manual | merchant | – | –
      arrived at distribution center → shipped | ship | manual | merchant | – | MarketplaceOrder/ShipOrderItem
      shipped → delivered | deliver | manual | merchant | – | MarketplaceOrder/DeliverOrderItem
      new → canceled | cancel | manual | merchant | – | MarketplaceOrder/CancelOrderItem
      new, left the merchant location, arrived at distribution center → canceled | cancel by marketplace | – | system | – | –
      delivered, refunded, canceled → closed | close | – | system | – | –
      ${merchantReturnAndRefund}`,
  },
] as const

describe.each(defaults)('$path', ({ path, states, transitions }) => {
  const process = defaultProcess(path)
  const compiled = compile(process)

  test('gives the lint nothing to say', () => {
    expect(readProcess(defaultFiles, path).findings).toEqual([])
  })

  test('has the states it is documented to have', () => {
    expect(statesOf(process).toSorted()).toEqual(lines(states).toSorted())
  })

  test('has the transitions it is documented to have', () => {
    expect(transitionsOf(process).toSorted()).toEqual(rows(transitions).toSorted())
  })

  test('leads from everywhere to closed', () => {
    const { paths, ...rest } = walk(compiled)
    expect(rest).toEqual({ unreachable: [], unreachableStates: [], terminals: ['closed'], stuck: [] })
    expect(paths.map(({ legs, onward }) => [...legs, ...(onward ?? [])].at(-1)?.transition.target)).toEqual(
      process.transitions.map(() => 'closed'),
    )
  })

  test('declares every event once, and uses it', () => {
    const declared = assemble(defaultFiles, path).processes.flatMap(({ events }) => events.map(({ name }) => name))
    const used = new Set(process.transitions.flatMap(({ event }) => event ?? []))
    expect(declared.toSorted()).toEqual([...used].toSorted())
  })

  test('has a phase for every state and a text for it in German too', () => {
    expect(process.states.filter(({ phase }) => phase === undefined)).toEqual([])
    const known = new Set(process.states.map(({ name }) => displayName({ name, display: '' }, 'de')))
    expect(process.states.filter((state) => known.has(displayName(state, 'de')))).toEqual([])
  })
})

describe('an item of MarketplacePayment01', () => {
  const compiled = compile(defaultProcess('oms/MarketplacePayment01.xml'))
  const run = (acts: readonly Act[], ...holding: string[]) =>
    simulate(compiled, { next: script(acts), fact: (condition) => holding.includes(condition) })
  const hours = (count: number) => ({ advance: count * 3_600_000 })
  const paid = [hours(2), { event: 'pay' }] as const

  test('waits two hours for changes, then for its payment', () => {
    expect(run([hours(1)]).state).toBe('grace period started')
    expect(run([hours(2)]).state).toBe('grace period finished')
    expect(run([], 'GracePeriod/IsOff').state).toBe('grace period finished')
  })

  test('waits as commission calculated until its order is paid, and goes to its merchant at once then', () => {
    expect(run(paid).state).toBe('commission calculated')
    expect(run([...paid, { fact: 'MerchantSalesOrder/IsOrderPaid', value: true }]).state).toBe('sent to merchant')
  })

  test('comes back from a return, is refunded and closed', () => {
    const events = ['ship by merchant', 'deliver', 'start-return', 'execute-return', 'refund', 'close']
    const acts = [...paid, ...events.map((event) => ({ event }))]
    expect(run(acts, 'MerchantSalesOrder/IsOrderPaid', 'Payment/IsRefundable')).toMatchObject({
      state: 'closed',
      stopped: 'finished',
    })
    expect(run(acts, 'MerchantSalesOrder/IsOrderPaid').state).toBe('returned')
  })
})

test('an item of Prepaid01 goes to its merchant while it is placed, or waits an hour for its payment', () => {
  const compiled = compile(defaultProcess('oms/Prepaid01.xml'))
  expect(simulate(compiled, { next: script([]), fact: () => true }).state).toBe('sent to merchant')
  expect(simulate(compiled, { next: script([]) }).state).toBe('payment pending')
  expect(simulate(compiled, { next: script([{ advance: 3_600_000 }]) }).state).toBe('cancelled')
})
