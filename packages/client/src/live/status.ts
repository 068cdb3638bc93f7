/** How fresh what a follower shows is. */
export interface LiveStatus {
  /**
   * `live`: up to date. `reconnecting`: for a short while. `offline`: for longer, or the browser says so; still trying.
   * `refused`: not allowed, or no such thing; over.
   */
  readonly state: 'live' | 'reconnecting' | 'offline' | 'refused'
  /** Since when what is shown may be behind, in milliseconds since 1970; absent while live. */
  readonly staleSince?: number
  /** Why it was refused. */
  readonly error?: unknown
}

export interface StatusOptions {
  onStatus?(status: LiveStatus): void
  now(): number
  /** `reconnecting` for longer than this is called `offline`. */
  readonly offlineAfterMs: number
}

/** Outside a browser nobody knows. */
function isBrowserOffline(): boolean {
  const { navigator }: { navigator?: { readonly onLine?: boolean } } = globalThis
  return navigator?.onLine === false
}

/** Keeps the status of one follower; says every change once. */
export function createStatus({ onStatus, now, offlineAfterMs }: StatusOptions) {
  const start: LiveStatus = { state: 'reconnecting', staleSince: now() }
  let status = start
  let timer: ReturnType<typeof setTimeout> | undefined

  function set(next: LiveStatus): void {
    status = next
    onStatus?.(next)
  }

  function awaitRecovery(): void {
    timer = setTimeout(() => set({ ...status, state: 'offline' }), offlineAfterMs)
  }

  awaitRecovery()
  return {
    get current() {
      return status
    },
    live(): void {
      clearTimeout(timer)
      if (status.state !== 'live') set({ state: 'live' })
    },
    lost(): void {
      if (status.state !== 'live') return
      set({ state: isBrowserOffline() ? 'offline' : 'reconnecting', staleSince: now() })
      awaitRecovery()
    },
    refused(error: unknown): void {
      clearTimeout(timer)
      set({ state: 'refused', staleSince: status.staleSince ?? now(), error })
    },
    stop: (): void => clearTimeout(timer),
  }
}
