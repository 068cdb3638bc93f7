/** Every worker; `SOUK_WORKERS` says which of them a node runs. Each does a job once, however many nodes run it. */
export const WORKERS = ['timers', 'outside', 'amendment', 'invoice', 'mail', 'counters', 'upkeep'] as const

export type WorkerName = (typeof WORKERS)[number]
