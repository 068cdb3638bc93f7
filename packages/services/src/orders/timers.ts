import type { OrderId } from '@souk/domain/ids'

/** A time-out that is due. */
export interface DueTimer {
  readonly order: OrderId
  readonly dueAt: string
}

/** The durable queue of time-outs; what is due is fired through `change`, which clears or re-arms it. */
export interface Timers {
  /** Orders with timers due, earliest first, each once, without those to skip. */
  due(now: Date, limit: number, skip: readonly OrderId[]): Promise<readonly DueTimer[]>
}
