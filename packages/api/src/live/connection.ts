/** Who is at the other end, as far as a connection may be ended for it. */
export interface LiveIdentity {
  readonly session?: string | undefined
  readonly key?: string | undefined
  readonly person?: string | undefined
  readonly merchant?: string | undefined
  /** ISO; that long they are who they are. */
  readonly expiresAt?: string | undefined
}

/** A WebSocket, or one HTTP subscription. */
export interface Connection {
  /** Undefined until it is known, and for nobody. */
  identity: LiveIdentity | undefined
  /** `code` is one of the contract's `CLOSE`. */
  end(code: number, reason: string): void
  /** Asks the client to open another one and let go of this when that serves; absent where it cannot be asked. */
  moveOn?(): void
}
