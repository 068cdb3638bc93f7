import type { OrderDetail, PlacedOrder } from '@souk/contract/orders'
import { cartOf } from '../journeys/cart.ts'
import type { Asking } from './asking.ts'
import { STORE, type Market } from './market.ts'

const TICK_MS = 25
/** Orders in hand at a time: what the machine does not give is not asked of it. */
const IN_HAND = 192
/** Goods so few that orders meet at them. */
const SKUS = 2_000
const RECENT = 200

export interface TradeOptions {
  readonly market: Market
  readonly asking: Asking
  readonly random: () => number
  /** Orders a second. */
  readonly rate: number
}

export interface Trade {
  /** Orders the shop was told of, by the customer each was placed for: one order a customer. */
  readonly told: ReadonlyMap<string, PlacedOrder>
  /** What was done, placing included. */
  readonly acts: number
  /** What was refused, or never answered: nothing should be. */
  readonly wrong: readonly string[]
  /** Placed lately. */
  readonly recent: readonly PlacedOrder[]
  /** Begins nothing more; settles when everything begun is done. */
  stop(): Promise<void>
}

type Payment = { readonly method: 'invoice' | 'card'; readonly captured: boolean }

/** What people do with the orders of one marketplace; counts it. */
function desk({ market, asking, random }: TradeOptions) {
  const told = new Map<string, PlacedOrder>()
  const recent: PlacedOrder[] = []
  const shop = { authorization: `Bearer ${market.apiKey}` }
  const operator = { cookie: market.cookies[0] ?? '' }
  let customers = 0
  let acts = 0

  async function act<Answer>(procedure: string, input: object, as: typeof shop | typeof operator): Promise<Answer> {
    const answer = await asking.mutate<Answer>(procedure, input, as)
    acts++
    return answer
  }
  const someone = () => market.merchants[Math.floor(random() * market.merchants.length)]?.reference ?? ''
  function cart(payment: Payment, email: string) {
    const { items, customer, ...rest } = cartOf([someone(), someone()], payment.method)
    const common = items.map((item) => ({ ...item, sku: `SKU-${Math.floor(random() * SKUS)}` }))
    return { ...rest, store: STORE, customer: { ...customer, email }, items: common, payments: [payment] }
  }

  return {
    told,
    recent,
    get acts() {
      return acts
    },
    async place(payment: Payment): Promise<string> {
      const email = `customer${++customers}@example.com`
      const order = await act<PlacedOrder>('orders.place', cart(payment, email), shop)
      told.set(email, order)
      recent.push(order)
      if (recent.length > RECENT) recent.shift()
      return order.reference
    },
    trigger: (reference: string, event: string) => act('orders.trigger', { reference, event }, operator),
    cancel: (reference: string) => act('orders.cancel', { reference }, shop),
    /** Each merchant of the order, one after the other. */
    async merchantsTrigger(reference: string, event: string): Promise<void> {
      const { order } = await asking.query<OrderDetail>('orders.byReference', { reference }, operator)
      for (const own of order.merchantOrders) {
        await act('merchantOrders.trigger', { reference: own.reference, event }, operator)
      }
    },
  }
}

type Desk = ReturnType<typeof desk>

/** What becomes of orders, and of how many out of a hundred. */
const lives: readonly (readonly [share: number, live: (desk: Desk) => Promise<unknown>])[] = [
  [50, (at) => at.place({ method: 'card', captured: true })],
  [26, async (at) => at.trigger(await at.place({ method: 'invoice', captured: false }), 'pay')],
  // Nobody pays: its time runs out.
  [8, (at) => at.place({ method: 'card', captured: false })],
  [4, async (at) => at.cancel(await at.place({ method: 'invoice', captured: false }))],
  [
    6,
    async (at) => {
      const reference = await at.place({ method: 'card', captured: true })
      for (const event of ['cancel', 'refund', 'close']) await at.trigger(reference, event)
    },
  ],
  [
    6,
    async (at) => {
      const reference = await at.place({ method: 'card', captured: true })
      for (const event of ['ship', 'deliver']) await at.merchantsTrigger(reference, event)
      await at.trigger(reference, 'close')
    },
  ],
]

function lifeOf(chance: number) {
  let left = chance * 100
  const [, live] = lives.find(([share]) => (left -= share) < 0) ?? lives[0] ?? []
  return live
}

/** Customers who order, shops that are paid, merchants who ship, at this rate or as fast as it goes. */
export function openTrade(options: TradeOptions): Trade {
  const at = desk(options)
  const wrong: string[] = []
  const inHand = new Set<Promise<unknown>>()
  let due = 0
  let last = performance.now()

  async function live(): Promise<void> {
    await lifeOf(options.random())?.(at).catch((error: unknown) => wrong.push(String(error)))
  }
  function begin(): void {
    const life = live().finally(() => inHand.delete(life))
    inHand.add(life)
  }
  const ticking = setInterval(() => {
    const now = performance.now()
    due = Math.min(IN_HAND, due + (options.rate * (now - last)) / 1000)
    last = now
    for (; due >= 1 && inHand.size < IN_HAND; due--) begin()
  }, TICK_MS)

  return {
    told: at.told,
    recent: at.recent,
    wrong,
    get acts() {
      return at.acts
    },
    async stop() {
      clearInterval(ticking)
      await Promise.all(inHand)
    },
  }
}
