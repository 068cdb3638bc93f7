import { setTimeout as pause } from 'node:timers/promises'
import type { Marketplace } from '@souk/domain/marketplace'
import type { OrderItem } from '@souk/domain/order/item'
import type { OrderDeps } from '@souk/services/orders/deps'
import { placeOrder } from '@souk/services/orders/place-order'
import { demoShop, perform } from './acts.ts'
import type { Act } from './acts.ts'
import { demoCart } from './cart.ts'
import { chance } from './chance.ts'
import type { Chance } from './chance.ts'
import { DEMO_DOMAIN } from './customers.ts'
import { reactionTo } from './reactions.ts'
import { DE, UK, US } from './stores.ts'

export interface TrafficOptions {
  /** Orders placed a minute; 0: none, and nobody reacts. */
  readonly perMinute: number
  readonly seed?: number
  /** Default: nobody hears of it; the next act comes all the same. */
  readonly report?: (error: unknown) => void
}

/** An order takes about as many acts until it is closed. */
const ACTS_PER_ORDER = 9
const MINUTE = 60_000
/** Seeded orders are left in their states; of the traffic's own, those of the last hours go on. */
const GOES_ON_MS = 3 * 60 * MINUTE

const open = [
  'grace period started',
  'grace period finished',
  'payment pending',
  'commission calculated',
  'sent to merchant',
  'picking finished',
  'shipped by merchant',
  'delivered',
  'cancelled',
  'refunded',
  'waiting for return',
  'returned',
  'return canceled',
  'shipped to customer',
]

async function order(deps: OrderDeps, dice: Chance): Promise<void> {
  const paying = dice.pick(['later', 'at once', 'at once', 'not yet'] as const)
  await placeOrder(
    deps,
    demoShop,
    demoCart({ store: dice.pick([DE, DE, UK, US]), paying, idempotencyKey: deps.newId() }, dice),
  )
}

/** One of the demo's own orders of late goes a step on: those of people and of other shops are never touched. */
async function react(deps: OrderDeps, dice: Chance): Promise<void> {
  const placedFrom = new Date(deps.now().getTime() - GOES_ON_MS).toISOString()
  const page = { sort: 'updatedAt', descending: false, limit: 50 } as const
  const { rows } = await deps.lists.orders({ search: DEMO_DOMAIN, states: open, placedFrom }, page)
  const ours = rows.filter(({ email }) => email.endsWith(DEMO_DOMAIN))
  if (ours.length === 0) return
  const { id } = dice.pick(ours)
  const found = await deps.orders.byId(id)
  const { merchants } = await deps.marketplace.current()
  const act = found && nextAct(found.items, merchants, dice)
  if (act) await perform(deps, id, act)
}

/** What somebody does to one item, done to all of its merchant's that stand as it does; the operator takes the order whole. */
function nextAct(items: readonly OrderItem[], merchants: Marketplace['merchants'], dice: Chance): Act | undefined {
  const item = dice.pick(items)
  const reaction = reactionTo(item, merchants.get(item.merchant)?.main ?? false, dice)
  if (!reaction || reaction.by === 'operator') return reaction
  const alike = items.filter(({ merchant, machine, merchantItem }) => {
    const stands =
      machine.state === item.machine.state && merchantItem?.machine.state === item.merchantItem?.machine.state
    return merchant === item.merchant && stands
  })
  return { ...reaction, items: alike.map(({ id }) => id) }
}

/** Does it again and again, at uneven intervals, until the signal; what fails is reported and the next one comes. */
async function repeat(
  everyMs: number,
  act: () => Promise<void>,
  { dice, report, signal }: { dice: Chance; report: (error: unknown) => void; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    const stopped = await pause(everyMs * (0.5 + dice.next()), false, { signal }).catch(() => true)
    if (!stopped) await act().catch(report)
  }
}

/** Keeps the demo alive until the signal: orders come in, the operator and merchants react over time. */
export async function demoTraffic(
  { orders }: { readonly orders: OrderDeps },
  options: TrafficOptions,
  signal: AbortSignal,
): Promise<void> {
  const { perMinute, seed = orders.now().getTime(), report = () => undefined } = options
  if (perMinute === 0) return
  const every = MINUTE / perMinute
  const dice = [chance(seed), chance(seed + 1)] as const
  await Promise.all([
    repeat(every, () => order(orders, dice[0]), { dice: dice[0], report, signal }),
    repeat(every / ACTS_PER_ORDER, () => react(orders, dice[1]), { dice: dice[1], report, signal }),
  ])
}
