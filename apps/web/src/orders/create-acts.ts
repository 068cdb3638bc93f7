import { createComputed, createSignal, on, untrack } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { Souk } from '@souk/client/souk'
import type { TriggerAnswer } from '@souk/contract/orders'
import type { ItemResult } from '@souk/domain/engine/outcome'
import type { OrderItemId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { Order } from '@souk/domain/order/order'
import { eventLabel } from '../acting/event-label.ts'
import { reportOf } from '../acting/outcome.ts'
import type { Report } from '../acting/outcome.ts'
import { showReport } from '../acting/report-toast.ts'
import { showFailure } from '../app/create-act.ts'
import type { Rules } from './create-rules.ts'
import { machineKey } from './machine-key.ts'

/** An event for items of the order, on one of their sides. */
export type Ask = { readonly side: Side; readonly event: string; readonly items: readonly OrderItemId[] }

export type Acts = {
  /** Sends it unless some of its items are under way already. Never rejects. */
  readonly fire: (ask: Ask) => Promise<void>
  /** The state a machine is about to reach, until the server's word has come. */
  readonly foreseen: (item: OrderItemId, side: Side) => string | undefined
  /** `this`: that very act is under way; `other`: another one with some of its items. */
  readonly busy: (ask: Ask) => 'this' | 'other' | undefined
  /** What became of the last act where some of it was refused; until dismissed or the next act. */
  readonly report: Accessor<Report | undefined>
  readonly dismiss: () => void
}

type Sending = {
  readonly ask: Ask
  readonly foreseen: ReadonlyMap<string, string>
  /** Known once answered: then it stands until the order has come this far. */
  readonly version?: number
}

/** One call per order it is about: a merchant's events are its merchant order's. */
type Call = { readonly side: Side; readonly reference: string; readonly event: string; readonly items: OrderItemId[] }

const callsOf = ({ side, event, items }: Ask, order: Order): readonly Call[] => {
  if (side === 'marketplace') return [{ side, event, reference: order.reference, items: [...items] }]
  const wanted = new Set(items)
  return order.merchantOrders.flatMap(({ id, reference }) => {
    const its = order.items.filter((item) => wanted.has(item.id) && item.merchantItem?.merchantOrder === id)
    return its.length > 0 ? [{ side, event, reference, items: its.map((item) => item.id) }] : []
  })
}

const touched = ({ ask, foreseen }: Sending, items: readonly OrderItemId[]): boolean =>
  items.some(
    (id) =>
      ask.items.includes(id) || foreseen.has(machineKey(id, 'marketplace')) || foreseen.has(machineKey(id, 'merchant')),
  )

const isSame = (one: Ask, other: Ask): boolean => one.side === other.side && one.event === other.event

type ActsOptions = {
  readonly souk: Pick<Souk, 'orders' | 'merchantOrders'>
  readonly order: Accessor<Order>
  readonly rules: Pick<Rules, 'foresee'>
}

/** What a person does to an order: shown at once as it is foreseen, told item by item as it came out. */
export function createActs({ souk, order, rules }: ActsOptions): Acts {
  const [sending, setSending] = createSignal<readonly Sending[]>([])
  const [report, setReport] = createSignal<Report>()

  const send = ({ side, ...call }: Call, seenVersion: number): Promise<TriggerAnswer> =>
    (side === 'marketplace' ? souk.orders : souk.merchantOrders).trigger.mutate({ ...call, seenVersion })
  const replace = (one: Sending, by: readonly Sending[]): void => {
    setSending((all) => all.flatMap((other) => (other === one ? by : [other])))
  }
  const isDue = ({ version }: Sending): boolean => version === undefined || version > order().version
  createComputed(
    on(
      () => order().version,
      () => setSending((all) => (all.every(isDue) ? all : all.filter(isDue))),
    ),
  )

  /** Refused items are back at once; the others stand as foreseen until the order says so itself. */
  const answered = (one: Sending, version: number, results: readonly ItemResult[]): void => {
    const refused = new Set(results.flatMap(({ outcome, item }) => (outcome === 'refused' ? [item] : [])))
    const foreseen = new Map(
      [...one.foreseen].filter(([key]) => !refused.has(key.slice(key.indexOf(' ') + 1) as OrderItemId)),
    )
    const rest: Sending = { ...one, foreseen, version }
    replace(one, results.length > refused.size && untrack(() => isDue(rest)) ? [rest] : [])
  }

  const run = async (one: Sending, seen: Order): Promise<void> => {
    const results: ItemResult[] = []
    let version = 0
    try {
      for (const call of callsOf(one.ask, seen)) {
        const answer = await send(call, seen.version)
        results.push(...answer.results)
        version = Math.max(version, answer.version)
      }
    } catch (error) {
      showFailure(eventLabel(one.ask.event), error)
    }
    answered(one, version, results)
    if (results.length === 0) return
    const told = reportOf(one.ask.event, results)
    showReport(told)
    setReport(told.refused.length > 0 ? told : undefined)
  }

  return {
    async fire(ask) {
      if (sending().some((one) => touched(one, ask.items))) return
      const one: Sending = { ask, foreseen: rules.foresee(ask)?.states ?? new Map() }
      setReport(undefined)
      setSending((all) => [...all, one])
      await run(one, order())
    },
    foreseen(item, side) {
      const key = machineKey(item, side)
      return sending()
        .map(({ foreseen }) => foreseen.get(key))
        .find((state) => state !== undefined)
    },
    busy(ask) {
      const one = sending().find((each) => touched(each, ask.items))
      return one && (isSame(one.ask, ask) ? 'this' : 'other')
    },
    report,
    dismiss: () => setReport(undefined),
  }
}
