import type { Operation, TRPCLink } from '@trpc/client'
import type { AppRouter } from '@souk/api/router'
import type { KeyedPath } from './calls.ts'

/** All of them, or it does not compile. */
const keyed: Readonly<Record<KeyedPath, true>> = {
  'orders.place': true,
  'orders.cancel': true,
  'orders.trigger': true,
  'orders.undo': true,
  'orders.repair': true,
  'amendments.start': true,
  'amendments.finish': true,
  'amendments.cancel': true,
  'orders.setCustomReference': true,
  'orders.changeBilling': true,
  'comments.add': true,
  'comments.edit': true,
  'comments.remove': true,
  'shipments.save': true,
  'merchantOrders.trigger': true,
  'merchantOrders.undo': true,
  'returns.create': true,
  'returns.trigger': true,
  'refunds.create': true,
  'reclamations.create': true,
  'reclamations.close': true,
  'invoices.issue': true,
  'invoices.mail': true,
}

/** Whether doing it twice is doing it once: the server knows the act by its key. */
export const isKeyed = (path: string): boolean => Object.hasOwn(keyed, path)

/** 128 random bits in hex. (`crypto.randomUUID` is missing on pages that came over plain HTTP.) */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const withKey = (op: Operation): Operation => ({
  ...op,
  input: { idempotencyKey: freshKey(), ...(op.input as object) },
})

/** Gives an act its key, once: whatever is tried again behind this link is the same act. */
export const idempotencyLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    next(isKeyed(op.path) ? withKey(op) : op)
