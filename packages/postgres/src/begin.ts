/**
 * A node whose line is cut in the middle of a transaction would hold its locks, and with them everybody, until the
 * server takes the line for dead: two hours. Said to each transaction: behind a pooler the next one of the same
 * connection is given another session.
 */
export const FREE_LOCKS = `set local idle_in_transaction_session_timeout = '5s'`

/**
 * What takes rows as JSON has one plan, whatever it is given: PostgreSQL need not plan it again and again on each connection to
 * find that out.
 */
const PLAN_ONCE = `set local plan_cache_mode = force_generic_plan`

/** Begins a transaction of the order store. */
export const BEGIN = `begin; ${FREE_LOCKS}; ${PLAN_ONCE}`
