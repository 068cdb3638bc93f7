/** Who is at the other end, as far as ending the connection may ask: user, session, key, merchant … */
export type Identity = Readonly<Record<string, string | undefined>>

/** A WebSocket, or one HTTP subscription. */
export interface Connection {
  readonly identity: Identity
  /** `code` is one of the contract's `CLOSE`. */
  end(code: number, reason: string): void
}
