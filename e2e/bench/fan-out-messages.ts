/** How a run's deliveries leave the server: `ws.send` of one ready string per socket, or the hub's lanes. */
export type FanOutMode = 'raw' | 'hub'

/** Parent → server. */
export type ToServer =
  | { readonly kind: 'run'; readonly mode: FanOutMode; readonly events: number }
  /** Every client has the event of this round. */
  | { readonly kind: 'delivered' }

/** Server → parent. */
export type FromServer =
  | { readonly kind: 'listening'; readonly port: number }
  /** Processor time, user and system, of the whole server process during the run. */
  | { readonly kind: 'done'; readonly cpuMicros: number; readonly frameBytes: number }

/** Parent → clients. */
export interface ToClients {
  readonly kind: 'connect'
  readonly port: number
  readonly subscribers: number
}

/** Clients → parent. */
export type FromClients = { readonly kind: 'connected' } | { readonly kind: 'delivered' }
