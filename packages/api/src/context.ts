import type { WebSocket } from 'ws'
import type { InvoiceDeps } from '@souk/services/invoices/deps'
import type { OrderDeps } from '@souk/services/orders/deps'
import type { Ledger } from '@souk/services/payouts/ledger'
import type { Credentials, Identity, People } from '@souk/services/people/people'
import type { Presence } from '@souk/services/presence/presence'
import type { SetupDeps } from '@souk/services/setup/deps'
import type { Hub } from './live/hub.ts'

/** What the procedures work with; one for the whole process. */
export interface Services {
  readonly orders: OrderDeps
  readonly ledger: Ledger
  readonly invoices: InvoiceDeps
  readonly setup: SetupDeps
  readonly people: People
  readonly hub: Hub
  readonly presence: Presence
  /** Whether a failure is the database's being away for a moment. */
  readonly isPassing: (error: unknown) => boolean
  /** The server runs with demo people, keys and traffic. */
  readonly demo: boolean
  /** The token of the one-time link that makes the first operator; undefined once somebody exists. */
  readonly firstRunToken: () => Promise<string | undefined>
}

/** What one call knows of its caller. Over a WebSocket it is made once per socket. */
export interface Context {
  readonly services: Services
  readonly identity: Identity | undefined
  readonly credentials: Credentials
  /** Absent over HTTP. */
  readonly socket?: WebSocket | undefined
  /** Absent over a WebSocket: cookies travel with HTTP answers only. */
  readonly setCookies?: ((cookies: readonly string[]) => void) | undefined
}
