import type { Graph } from '../graph.ts'
import type { Finding, Process, Transition } from '../model.ts'
import { pairs } from '../pairs.ts'
import { quote } from '../quote.ts'

/** The event a command fires on the item's sister, the merchant's item of a marketplace item or the other way round. */
const SISTER_EVENTS = new Map([
  ['MarketplaceOrder/ShipOrderItem', 'ship by merchant'],
  ['MarketplaceOrder/DeliverOrderItem', 'deliver'],
  ['MarketplaceOrder/CancelOrderItem', 'cancel'],
  ['MarketplaceOrder/Refund', 'refund'],
  ['MarketplaceReturn/ExecuteReturnForOrderItem', 'execute-return'],
  ['MarketplaceReturn/CancelReturnForOrderItem', 'cancel-return'],
  ['MarketplaceReturn/ShipReturnForOrderItem', 'ship-return'],
  ['MarketplaceReturn/DeliverReturnForOrderItem', 'deliver-return'],
  ['MerchantOms/CancelOrderItem', 'cancel by marketplace'],
  ['MerchantOms/CloseOrderItem', 'close'],
  ['MerchantOms/ReturnOrderItem', 'start-return'],
])

function pairedStates(state: string, { dialect }: Process): readonly string[] {
  if (dialect === 'oms') return pairs.get(state) ?? []
  return [...pairs].flatMap(([marketplace, merchant]) => (merchant.includes(state) ? [marketplace] : []))
}

/** Where the sister stands while an item stands there: in her state of the same name where she has one. */
function sisterStates(source: string, process: Process, { states }: Process): readonly string[] {
  const paired = pairedStates(source, process).filter((name) => states.some((state) => state.name === name))
  return paired.includes(source) ? [source] : paired
}

function follows(sister: Process, states: readonly string[], event: string): boolean {
  return sister.transitions.some((transition) => transition.event === event && states.includes(transition.source))
}

function stranded({ source, event, at }: Transition, sister: Process, fired: string): Finding {
  return {
    ...at,
    rule: 'L16',
    level: 'warning',
    message: `${quote(event ?? '')} from ${quote(source)} fires ${quote(fired)} in ${quote(sister.name)}, which has no such event there`,
    remedy: `let ${quote(fired)} leave the state of ${quote(sister.name)} that goes with it`,
  }
}

/** L16: what a command fires on the sister, the sister can take in a state that goes with this one. */
export function* sisterFindings({ process, events }: Graph, sisters: readonly Process[]): Generator<Finding> {
  for (const transition of process.transitions) {
    const fired = SISTER_EVENTS.get(events.get(transition.event ?? '')?.command ?? '')
    if (fired === undefined) continue
    for (const sister of sisters) {
      const states = sisterStates(transition.source, process, sister)
      if (states.length > 0 && !follows(sister, states, fired)) yield stranded(transition, sister, fired)
    }
  }
}

/** Commands that take the sister along, by events of their own or with one of the same name. */
const DRIVING = new Set([...SISTER_EVENTS.keys(), 'Refund/Create', 'DummyPayment/Refund'])

/** S25: what leaves the states that go with the sister's takes her along, or is her doing. */
export function* aloneFindings({ process, events }: Graph): Generator<Finding> {
  if (!drivesSisters(process)) return
  for (const { source, target, event, at } of process.transitions) {
    const fired = events.get(event ?? '')
    if (!fired || DRIVING.has(fired.command ?? '') || !(fired.manual || fired.timeout !== undefined)) continue
    const [before, after] = [pairedStates(source, process), pairedStates(target, process)]
    if (before.length === 0 || after.length === 0 || before.some((state) => after.includes(state))) continue
    yield {
      ...at,
      rule: 'S25',
      level: 'warning',
      message: `${quote(fired.name)} takes an item from ${quote(source)} to ${quote(target)} and leaves its sister where she stands: out of step`,
      remedy: 'give it a command that takes the sister along',
    }
  }
}

function runs(process: Process, command: RegExp): boolean {
  return process.events.some((event) => command.test(event.command ?? ''))
}

/** Marketplace processes split orders, merchant ones answer. */
function drivesSisters(process: Process): boolean {
  return runs(
    process,
    process.dialect === 'oms' ? /^MerchantSalesOrder\/CreateOrders$/ : /^Marketplace(Order|Return)\//,
  )
}

/** Of many processes those whose items are sisters of this one's. */
export function sistersOf(process: Process, all: readonly Process[]): Process[] {
  if (!drivesSisters(process)) return []
  return all.filter((other) => other.dialect !== process.dialect && drivesSisters(other))
}
