/** Parent → sessions. */
export interface ToSessions {
  readonly kind: 'open'
  /** They keep to the first for as long as it stands. */
  readonly ports: readonly [number, number]
  readonly apiKey: string
  readonly sessions: number
}

/** Sessions → parent. */
export type FromSessions =
  | { readonly kind: 'live' }
  /** All follow again: how many of them from a snapshot, and when, in milliseconds since 1970. */
  | { readonly kind: 'back'; readonly resets: number; readonly at: number }
