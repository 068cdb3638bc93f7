import type { Stage } from './stage.ts'

/** What went on in a span of time. */
export interface Figures {
  readonly seconds: number
  readonly ordersPerSecond: number
  readonly deliveredPerSecond: number
  /** Milliseconds from a server's decision until a follower has taken it in. */
  readonly p50: number
  readonly p99: number
}

/** Begins a span of time; the answer ends it. */
export function observe({ crowd, trade }: Stage): () => Figures {
  const [begun, orders, delivered] = [performance.now(), trade.told.size, crowd.counts.applied]
  crowd.freshLags()
  return () => {
    const seconds = (performance.now() - begun) / 1000
    const lags = crowd.freshLags()
    return {
      seconds,
      ordersPerSecond: (trade.told.size - orders) / seconds,
      deliveredPerSecond: (crowd.counts.applied - delivered) / seconds,
      p50: lags.quantile(0.5),
      p99: lags.quantile(0.99),
    }
  }
}
