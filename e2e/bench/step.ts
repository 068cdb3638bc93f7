import { transition } from 'xstate'
import { trigger } from '@souk/domain/engine/run'
import type { Order } from '@souk/domain/order/order'
import type { Compiled } from '@souk/process/compile'
import { eventless, keyOf } from '@souk/process/compile-machine'
import type { Facts } from '@souk/process/facts'
import { step as stepOf } from '@souk/process/step'
import { engineOf } from '@souk/services/orders/deps'
import { aSouk, operator } from '@souk/services/testing/souk'
import { figureOf } from './figures.ts'
import type { Figure } from './figures.ts'
import { inTurn } from './rounds.ts'

const STEPS = 20_000
const ROUNDS = 9
const WARM_UP_ROUNDS = 3

/** So many a second, on the one core this runs on. */
function perSecond(times: number, act: (n: number) => unknown): number {
  const begun = performance.now()
  for (let n = 0; n < times; n++) act(n)
  return (times * 1000) / (performance.now() - begun)
}

async function compared(product: (n: number) => unknown, baseline: (n: number) => unknown) {
  const sides = {
    product: async () => perSecond(STEPS, product),
    baseline: async () => perSecond(STEPS, baseline),
  }
  await inTurn(WARM_UP_ROUNDS, sides)
  const rounds = await inTurn(ROUNDS, sides)
  return rounds.map((round) => ({ value: round.product, baseline: round.baseline }))
}

/** Every event of every state, all conditions true. */
const edgesOf = ({ places }: Compiled) =>
  [...places.values()].flatMap(({ state, edges, snapshot }) =>
    [...edges.values()].map(({ event, conditions }) => ({
      attempt: { state: state.name, event: event?.name ?? null },
      facts: Object.fromEntries(conditions.map((name) => [name, true])) as Facts,
      snapshot,
    })),
  )

/** Steps through every edge of the default process, beside XState asked the same each time. */
async function steps(compiled: Compiled): Promise<Figure> {
  const edges = edgesOf(compiled)
  const one = (n: number): (typeof edges)[number] => edges[n % edges.length] as (typeof edges)[number]
  const rounds = await compared(
    (n) => {
      const { attempt, facts } = one(n)
      return stepOf(compiled, attempt, facts)
    },
    (n) => {
      const { attempt, facts, snapshot } = one(n)
      const type = attempt.event === null ? eventless : keyOf(attempt.event)
      return transition(compiled.machine, snapshot, { type, facts })
    },
  )
  return figureOf(rounds, {
    what: 'a step of the process',
    unit: 'steps/s a core',
    target: { of: 'value', least: 20_000 },
    note: 'baseline: XState’s transition(), asked each time',
  })
}

/** The engine whole, in memory: one item of an order that stands in `order` takes an event. */
async function triggers(souk: Awaited<ReturnType<typeof aSouk>>, order: Order, event: string): Promise<Figure> {
  const engine = await engineOf(souk.orders, operator)
  const [item] = order.items
  const machine = item?.machine
  const compiled = machine && engine.context.marketplace.processes.get(machine.process)?.compiled
  if (!compiled) throw new Error('the order runs no process')
  const wanted = { side: 'marketplace', event, items: [item.id] } as const
  const rounds = await compared(
    () => trigger(order, wanted, engine),
    () => stepOf(compiled, { state: machine.state, event }, {}),
  )
  return figureOf(rounds, {
    what: `the engine: ${event}, 1 item`,
    unit: 'triggers/s a core',
    target: { of: 'value', least: 20_000 },
    note: 'baseline: the step alone',
  })
}

/** What one core does without a database: the bare step, and the engine around it. */
export async function step(): Promise<readonly Figure[]> {
  const souk = await aSouk()
  const { id } = await souk.place()
  await souk.trigger(operator, id, 'pay')
  const order = await souk.kept.orders.byId(id)
  const { processes, active } = await souk.orders.marketplace.current()
  const process = [...processes.values()].find(({ name }) => active.has(name) && name === 'MarketplacePayment01')
  if (!order || !process) throw new Error('the marketplace has no such order or process')
  return [await steps(process.compiled), await triggers(souk, order, 'skip picking')]
}
