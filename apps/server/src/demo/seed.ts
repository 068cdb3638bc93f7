import type { Company } from '@souk/domain/order/documents'
import type { OrderDeps } from '@souk/services/orders/deps'
import { placeOrder } from '@souk/services/orders/place-order'
import type { SetupDeps } from '@souk/services/setup/deps'
import { saveMerchant, saveStore } from '@souk/services/setup/master-data'
import { saveSettings } from '@souk/services/setup/settings'
import { demoShop, perform } from './acts.ts'
import { demoCart } from './cart.ts'
import { chance } from './chance.ts'
import type { Chance } from './chance.ts'
import { DEMO_DOMAIN } from './customers.ts'
import { fates } from './fates.ts'
import type { Fate, Step } from './fates.ts'
import { demoMerchants } from './merchants.ts'
import { demoRules } from './rules.ts'
import { demoStores } from './stores.ts'

export interface DemoDeps {
  readonly orders: OrderDeps
  readonly setup: SetupDeps
  /** The same seed tells the same story; default 1. */
  readonly seed?: number
  /** Told when there is something to seed. */
  readonly onBegin?: () => void
}

/** An order before it is placed: what was ordered when, and when what is done to it. */
interface Story {
  readonly cart: ReturnType<typeof demoCart>
  readonly placedAt: Date
  readonly steps: readonly (Step & { readonly at: Date })[]
}

const MINUTE = 60_000
const WEEKS = 14 * 24 * 60
/** As many as the pool has connections. */
const LANES = 16

/**
 * The demo’s stores, and its merchants as far as they are not there. Beside a main merchant of the marketplace's own the demo's
 * goes the main merchant's way without being it.
 */
export async function merchantsAndStores(setup: SetupDeps): Promise<void> {
  const { merchants } = await setup.marketplace.stored()
  const known = new Set(merchants.map(({ reference }) => reference))
  const own = merchants.some(({ main }) => main) ? { process: 'MainMerchantStateMachine' } : { main: true }
  for (const store of demoStores) await saveStore(setup, store)
  for (const { reference, name, stores, main = false, status = 'approved' } of demoMerchants) {
    if (known.has(reference)) continue
    const email = `${reference.toLowerCase()}@merchants.souk.example`
    await saveMerchant(setup, { reference, name, email, status, active: true, stores, ...(main && own) })
  }
  const { company } = (await setup.marketplace.current()).settings
  if (!company.everywhere) await saveSettings(setup, { key: 'company', value: { ...company, everywhere: demoCompany } })
}

/** Who invoices in the demo. */
const demoCompany: Company = {
  name: 'Souk Demo Marketplace',
  address: ['Basarstraße 1', '10115 Berlin', 'Germany'],
  vatId: 'DE000000000',
}

/** Told backwards from now: it has rested for a while, and before that went through its steps. */
function storyOf(fate: Fate, now: Date, { dice, key }: { dice: Chance; key: string }): Story {
  const wish = { store: dice.pick(fate.stores), paying: dice.pick(fate.paying), idempotencyKey: key }
  const cart = demoCart({ ...wish, ...(fate.from && { from: fate.from }) }, dice)
  const steps = fate.steps(cart)
  const pauses = steps.map(({ after }) => dice.whole(...after))
  const taken = pauses.reduce((sum, pause) => sum + pause, 0)
  const [least, most] = fate.rest
  const rest = dice.whole(least, Math.max(least, Math.min(most, WEEKS - taken)))
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  let left = taken + rest
  const placedAt = ago(left)
  return { cart, placedAt, steps: steps.map((step, index) => ({ ...step, at: ago((left -= pauses[index] ?? 0)) })) }
}

async function tell(deps: OrderDeps, { cart, placedAt, steps }: Story): Promise<void> {
  let at = placedAt
  const then: OrderDeps = { ...deps, now: () => at }
  const { id } = await placeOrder(then, demoShop, cart)
  for (const [index, { items, ...step }] of steps.entries()) {
    at = step.at
    const order = items && (await deps.orders.byId(id))
    await perform(then, id, {
      ...step,
      key: `${cart.idempotencyKey} ${index}`,
      ...(items && order && { items: items(order) }),
    })
  }
}

const stories = (seed: number, now: Date): readonly Story[] =>
  fates
    .flatMap((fate) => Array.from({ length: fate.orders }, () => fate))
    .map((fate, index) => storyOf(fate, now, { dice: chance(seed * 100_003 + index), key: `seed-${seed}-${index}` }))
    .toSorted((one, other) => one.placedAt.getTime() - other.placedAt.getTime())

/** Nothing was ever ordered, or nothing but a part of this seed: somebody stopped it half way. */
async function isWanted({ lists }: OrderDeps, whole: number): Promise<boolean> {
  const page = { sort: 'placedAt', descending: true, limit: 1 } as const
  const [{ total }, { total: ours }] = await Promise.all([
    lists.orders({}, page),
    lists.orders({ search: DEMO_DOMAIN }, page),
  ])
  return total === ours && ours < whole
}

/**
 * Fills an empty marketplace: stores, merchants, rules, and two weeks of orders in every state, placed and moved by the use cases
 * everybody uses while the clock travels. Oldest first, so that references count up with time. Called again after it was
 * stopped half way it goes on: every order and every step has its key. Answers how many orders it told, 0 where there is something else.
 */
export async function seedDemo({ orders, setup, seed = 1, onBegin }: DemoDeps): Promise<{ readonly orders: number }> {
  const all = stories(seed, orders.now())
  if (!(await isWanted(orders, all.length))) return { orders: 0 }
  onBegin?.()
  await merchantsAndStores(setup)
  await demoRules(setup)
  const untold = all.values()
  const lane = async (): Promise<void> => {
    for (const story of untold) await tell(orders, story)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return { orders: all.length }
}
