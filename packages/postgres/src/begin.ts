/**
 * A node whose line is cut in the middle of a transaction would hold its locks, and with them everybody, until the
 * server takes the line for dead: two hours. Said to each transaction: behind a pooler the next one of the same
 * connection is given another session.
 */
export const FREE_LOCKS = `set local idle_in_transaction_session_timeout = '5s'`

export const BEGIN = `begin; ${FREE_LOCKS}`
