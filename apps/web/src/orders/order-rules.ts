import type { BindingEntry, ProcessSummary } from '@souk/contract/processes'
import type { Actor } from '@souk/domain/actor'
import { noCommission } from '@souk/domain/commission/scheme'
import { builtins } from '@souk/domain/engine/builtins/registry'
import type { ItemChoice } from '@souk/domain/engine/choice'
import { choicesFor } from '@souk/domain/engine/choices-for'
import type { ItemMachine } from '@souk/domain/engine/choices-for'
import { compiledOf, machineOn } from '@souk/domain/engine/machine'
import type { Trigger } from '@souk/domain/engine/outcome'
import { refusal } from '@souk/domain/engine/permit'
import type { Engine } from '@souk/domain/engine/registry'
import { trigger } from '@souk/domain/engine/run'
import type { OrderItemId } from '@souk/domain/ids'
import type {
  Binding,
  Marketplace,
  Merchant,
  PaymentMethod,
  RunnableProcess,
  Side,
  Store,
} from '@souk/domain/marketplace'
import { sides } from '@souk/domain/marketplace'
import type { OrderEvent } from '@souk/domain/order/events'
import type { OrderItem } from '@souk/domain/order/item'
import type { Order } from '@souk/domain/order/order'
import type { Settings } from '@souk/domain/settings'
import { noThresholds } from '@souk/domain/threshold/threshold'
import { choices, isButton } from '@souk/process/choices'
import { compile } from '@souk/process/compile'
import type { Process } from '@souk/process/model'
import { machineKey } from './machine-key.ts'

/** The set-up as the screens know it. */
export type Setup = {
  readonly stores: readonly Store[]
  readonly merchants: readonly Merchant[]
  readonly paymentMethods: readonly PaymentMethod[]
  readonly processes: readonly { readonly summary: ProcessSummary; readonly model: Process }[]
  readonly bindings: readonly BindingEntry[]
  readonly settings: Settings
}

/** Some items of an order, on one of their two sides. */
export type Scope = { readonly side: Side; readonly items: readonly OrderItemId[] }

/** An event that at least one of a scope's items can take now; `items` are those. */
export type Offer = { readonly event: string; readonly items: readonly OrderItemId[] }

/** What an act would come to: the states its items and their sisters come to rest in, by `machineKey`, and all that would happen. */
export type Foresight = {
  readonly states: ReadonlyMap<string, string>
  readonly events: readonly OrderEvent[]
}

const bound = (bindings: readonly BindingEntry[], kind: BindingEntry['kind']): ReadonlyMap<string, Binding> =>
  new Map(bindings.flatMap(({ kind: of, name, binding }) => (of === kind && binding ? [[name, binding]] : [])))

const runnable = ({ summary, model }: Setup['processes'][number]): RunnableProcess => {
  const { id, name, version, side } = summary
  return { id, name, version, side, compiled: compile(model) }
}

const marketplaceOf = ({ stores, merchants, paymentMethods, processes, bindings, settings }: Setup): Marketplace => ({
  stores: new Map(stores.map((one) => [one.code, one])),
  merchants: new Map(merchants.map((one) => [one.id, one])),
  paymentMethods: new Map(paymentMethods.map((one) => [one.key, one])),
  processes: new Map(processes.map((one) => [one.summary.id, runnable(one)])),
  active: new Map(processes.flatMap(({ summary }) => (summary.active ? [[summary.name, summary.id]] : []))),
  commands: bound(bindings, 'command'),
  conditions: bound(bindings, 'condition'),
  // What a rule takes is not foreseen: its amounts come with the answer.
  commission: noCommission,
  // Asked when an order is placed, never after.
  thresholds: noThresholds,
  settings,
})

let made = 0
/** Ids of what is only foreseen: never sent, so they need not be UUIDs. */
const newId = (): string => `foreseen-${++made}`

/** The server's own engine, as this person would use it. */
export const engineOf = (setup: Setup, actor: Actor): Engine => ({
  registry: builtins,
  context: { marketplace: marketplaceOf(setup), actor, now: new Date(), newId, data: {} },
})

/** What may be done with one item, and why not; each answer is the one a click would get. */
export const itemChoices = (order: Order, machine: ItemMachine, engine: Engine): readonly ItemChoice[] =>
  choicesFor(order, machine, engine)

/** The buttons of the states that these items stand in, each once, without those that are not this person's. */
const buttonsOf = (items: readonly OrderItem[], side: Side, engine: Engine): readonly string[] => {
  const machines = items.flatMap((item) => machineOn(item, side) ?? [])
  const standing = new Map(machines.map((machine) => [`${machine.process} ${machine.state}`, machine]))
  const events = [...standing.values()].flatMap((machine) =>
    choices(compiledOf(machine.process, engine), machine.state)
      .filter(isButton)
      .map(({ event }) => event)
      .filter((event) => refusal(machine, { side, event }, engine)?.code !== 'step.not-permitted'),
  )
  return [...new Set(events)]
}

const hasMachine =
  (side: Side) =>
  (item: OrderItem): boolean =>
    machineOn(item, side) !== undefined

/** What may be done with the scope at once. Each event is tried on all of its items together, as one click would. */
export const offersOf = (order: Order, { side, items }: Scope, engine: Engine): readonly Offer[] => {
  const wanted = new Set(items)
  const among = order.items.filter(({ id }) => wanted.has(id)).filter(hasMachine(side))
  const ids = among.map(({ id }) => id)
  if (ids.length === 0) return []
  return buttonsOf(among, side, engine).flatMap((event): readonly Offer[] => {
    const { results } = trigger(order, { side, event, items: ids, trial: true }, engine)
    const able = results.flatMap(({ outcome, item }) => (outcome === 'refused' ? [] : [item]))
    return able.length > 0 ? [{ event, items: able }] : []
  })
}

const changedStates = (before: Order, after: Order): ReadonlyMap<string, string> => {
  const was = new Map(before.items.map((item) => [item.id, item]))
  const changed = after.items.flatMap((item) => {
    const old = was.get(item.id)
    return sides.flatMap((side): [string, string][] => {
      const to = machineOn(item, side)?.state
      const from = old && machineOn(old, side)?.state
      return to !== undefined && from !== undefined && to !== from ? [[machineKey(item.id, side), to]] : []
    })
  })
  return new Map(changed)
}

/** Runs the act here, on a copy. */
export const foresee = (order: Order, wanted: Trigger, engine: Engine): Foresight => {
  const { order: after, events } = trigger(order, wanted, engine)
  return { states: changedStates(order, after), events }
}
