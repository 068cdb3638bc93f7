/**
 * Codes of PostgreSQL (SQLSTATE: connections, resources, shutting down, idle in transaction, serialization), of Prisma and
 * of Node.
 */
const CODE =
  /^(08...|53...|57P0\d|25P03|40...|P1001|P1002|P1008|P1017|P2024|E(CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|PIPE|TIMEDOUT))$/
/** Of the driver, which has no code for them. */
const MESSAGE =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/

interface Fault {
  readonly code?: unknown
  readonly message?: unknown
  readonly cause?: unknown
  /** Prisma's, of what its driver said. */
  readonly meta?: { readonly driverAdapterError?: unknown }
}

/**
 * Whether a failure is the database's being away, or busy, and not the statement's fault: asked again later, the same may
 * succeed. What was asked may have been done all the same.
 */
export function isPassing(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, message, cause, meta } = error as Fault
  if (typeof code === 'string' && CODE.test(code)) return true
  if (typeof message === 'string' && MESSAGE.test(message)) return true
  return isPassing(cause) || isPassing(meta?.driverAdapterError)
}
