import { TRPCClientError } from '@trpc/client'
import { formatPosition, type LiveEvent, type LiveMessage, type LivePosition } from '@souk/contract/live'
import { refusalOf } from '../refusal.ts'
import { fullJitter } from './backoff.ts'
import { fold } from './fold.ts'
import { createStatus, type LiveStatus } from './status.ts'

const OFFLINE_AFTER_MS = 10_000

interface Observer<Snapshot, Payload> {
  onData(message: { readonly id: string; readonly data: LiveMessage<Snapshot, Payload> }): void
  onError(error: unknown): void
  onComplete(): void
  onConnectionStateChange(change: { readonly state: 'idle' | 'connecting' | 'pending' }): void
}

/** A live procedure of a tRPC client, e.g. `client.orders.live.subscribe`. */
export type Subscribe<Input, Snapshot, Payload> = (
  input: Input,
  observer: Observer<Snapshot, Payload>,
) => { unsubscribe(): void }

export interface LiveOptions<Input, Snapshot, Payload> {
  readonly input: Omit<Input, 'lastEventId'>
  /** Drop what you have: this is the state. Rows in it may already be newer than the position. */
  onReset(snapshot: Snapshot): void
  /** What happened since, in order, each once; never empty. */
  onEvents(events: readonly LiveEvent<Payload>[]): void
  onStatus?(status: LiveStatus): void
  /** When an event was committed, in milliseconds since 1970: makes `lag` known. */
  committedAt?(payload: Payload): number
  /** `reconnecting` for longer than this is called `offline`. */
  readonly offlineAfterMs?: number
  /** Closes it, as `close` does. */
  readonly signal?: AbortSignal | undefined
  now?(): number
}

export interface Live {
  readonly status: LiveStatus
  /** Undefined until the first snapshot. */
  readonly position: LivePosition | undefined
  /** Milliseconds from commit to arrival of the latest event; undefined while unknown. */
  readonly lag: number | undefined
  close(): void
}

/** The server's no: asking again would not change it. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false
  const status = (error.data as { readonly httpStatus?: number } | undefined)?.httpStatus ?? 0
  if (status === 408 || status === 429) return false
  return refusalOf(error) !== undefined || (status >= 400 && status < 500)
}

/**
 * Follows a live procedure over whatever link the client has: applies each event once and in order, resumes where it
 * stood after anything that goes wrong, and says how fresh what it gave is. tRPC resumes by itself when a socket is lost;
 * this also comes back when the subscription itself ended or has a hole.
 */
export function followLive<Input, Snapshot, Payload>(
  subscribe: Subscribe<Input, Snapshot, Payload>,
  options: LiveOptions<Input, Snapshot, Payload>,
): Live {
  const {
    input,
    onReset,
    onEvents,
    onStatus,
    committedAt,
    offlineAfterMs = OFFLINE_AFTER_MS,
    signal,
    now = Date.now,
  } = options
  const status = createStatus({ ...(onStatus && { onStatus }), now, offlineAfterMs })
  let position: LivePosition | undefined
  let lag: number | undefined
  let subscription: { unsubscribe(): void } | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  /** Counts subscriptions: an earlier one may still be heard, and is not listened to. */
  let turn = 0
  let attempt = 0
  /** Nothing was applied since the last hole: going on from here does not help. */
  let isStuck = false

  function applied(events: readonly LiveEvent<Payload>[]): void {
    const latest = events.at(-1)
    if (!latest) return
    if (committedAt) lag = now() - committedAt(latest.payload)
    onEvents(events)
  }

  function take(id: string, message: LiveMessage<Snapshot, Payload>): void {
    const step = fold(position, id, message)
    if (step.kind === 'hole') return reopen()
    position = step.position
    attempt = 0
    isStuck &&= step.kind === 'events' && step.events.length === 0
    if (step.kind === 'reset') onReset(step.snapshot)
    else applied(step.events)
    status.live()
  }

  function leave(): void {
    turn++
    clearTimeout(retry)
    subscription?.unsubscribe()
    subscription = undefined
  }

  function comeBack(): void {
    leave()
    status.lost()
    retry = setTimeout(open, fullJitter(attempt++))
  }

  function reopen(): void {
    if (isStuck) position = undefined
    isStuck = true
    comeBack()
  }

  function onError(error: unknown): void {
    if (!isRefusal(error)) return comeBack()
    leave()
    status.refused(error)
  }

  function open(): void {
    const mine = ++turn
    const isMine = () => mine === turn
    const from = position && { lastEventId: formatPosition(position) }
    // `lastEventId` is the one thing the caller does not give.
    const asked = { ...input, ...from } as Input
    const opened = subscribe(asked, {
      onData: ({ id, data }) => isMine() && take(id, data),
      onError: (error) => isMine() && onError(error),
      onComplete: () => isMine() && comeBack(),
      onConnectionStateChange: ({ state }) => isMine() && state === 'connecting' && status.lost(),
    })
    if (isMine()) subscription = opened
    else opened.unsubscribe()
  }

  function close(): void {
    signal?.removeEventListener('abort', close)
    leave()
    status.stop()
  }

  signal?.addEventListener('abort', close)
  if (signal?.aborted) close()
  else open()
  return {
    get status() {
      return status.current
    },
    get position() {
      return position
    },
    get lag() {
      return lag
    },
    close,
  }
}
