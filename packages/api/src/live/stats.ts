/** Counted since the node started; read by the metrics. */
export interface LiveStats {
  /** Frames built; each may be written to many sockets. */
  frames: number
  /** Frames written. */
  writes: number
  /** Times a lane fell behind its channel. */
  lagged: number
  /** Snapshots sent. */
  resets: number
  /** Reads that brought older entries back into a ring. */
  backfills: number
  /** Sockets ended because they took nothing. */
  stalled: number
  /** Connections, subscriptions and messages refused because of a limit. */
  limited: number
  /** A topic gave something else than `head + 1`: must stay 0. */
  gaps: number
  /** Subscriptions refused because the lane's tenant was not the channel's: must stay 0. */
  breaches: number
  /** Failures of the store or of a snapshot. */
  faults: number
}

export const zeroStats = (): LiveStats => ({
  frames: 0,
  writes: 0,
  lagged: 0,
  resets: 0,
  backfills: 0,
  stalled: 0,
  limited: 0,
  gaps: 0,
  breaches: 0,
  faults: 0,
})

export type LiveFault = 'gap' | 'gone' | 'restart' | 'breach' | 'store' | 'snapshot' | 'stalled'

/** Where the hub says what should not have happened. */
export type ReportLive = (fault: LiveFault, details: Readonly<Record<string, unknown>>) => void
