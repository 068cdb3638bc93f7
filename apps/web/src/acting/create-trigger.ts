import { createSignal } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { TriggerAnswer } from '@souk/contract/orders'
import type { OrderItemId } from '@souk/domain/ids'
import { showFailure } from '../app/create-act.ts'
import { dismissToast } from '../ui/toast.ts'
import { eventLabel } from './event-label.ts'
import { reportOf } from './outcome.ts'
import type { Report } from './outcome.ts'
import { showReport } from './report-toast.ts'

/** An event for items of one order: those that can take it, as the person saw them. */
export type Fire = {
  readonly event: string
  readonly items: readonly OrderItemId[]
  /** Where each would come to rest, as far as it is known; shown until the server has answered. */
  readonly predicted?: ReadonlyMap<OrderItemId, string> | undefined
}

export type Trigger = {
  /** Sends it unless another one is under way; says in the corner what came of it. Never rejects. */
  readonly fire: (fire: Fire) => Promise<void>
  /** The event that is under way. */
  readonly busy: Accessor<string | undefined>
  /** The state an item is about to reach, while the server has not confirmed it. */
  readonly predicted: (item: OrderItemId) => string | undefined
  /** What became of the last act, when some of it was refused; until dismissed or the next act. */
  readonly report: Accessor<Report | undefined>
  /** Takes the report away, and what was said of it in the corner. */
  readonly dismiss: () => void
}

type TriggerOptions = {
  /** One user act: the client gives it its idempotency key. */
  readonly send: (fire: Fire) => Promise<TriggerAnswer>
  /** Reads the order anew; the prediction stands until then. */
  readonly settle: () => Promise<unknown>
}

/** Fires events of one order from its screen, one at a time. */
export function createTrigger({ send, settle }: TriggerOptions): Trigger {
  const [current, setCurrent] = createSignal<Fire>()
  const [report, setReport] = createSignal<Report>()
  let toast: number | undefined
  const dismiss = (): void => {
    setReport(undefined)
    if (toast !== undefined) dismissToast(toast)
  }
  const act = async (fire: Fire): Promise<void> => {
    const { results } = await send(fire)
    const told = reportOf(fire.event, results)
    toast = showReport(told)
    setReport(told.refused.length > 0 ? told : undefined)
  }
  return {
    async fire(fire) {
      if (current()) return
      setCurrent(fire)
      dismiss()
      try {
        await act(fire)
      } catch (error) {
        showFailure(eventLabel(fire.event), error)
      }
      await settle()
      setCurrent(undefined)
    },
    busy: () => current()?.event,
    predicted: (item) => current()?.predicted?.get(item),
    report,
    dismiss,
  }
}
