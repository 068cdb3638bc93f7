import { join } from 'node:path'
import pino from 'pino'
import type { ReportFault } from './workers/loop.ts'

/** Faults as JSON lines in `souk.log` of the data directory: never a stack trace on the console. */
export function serverLog(dataDir: string): ReportFault {
  const file = pino.destination({ dest: join(dataDir, 'souk.log'), sync: false })
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, file)
  return (where, fault) => log.error({ where, fault: plain(fault) })
}

/** An error's own words alone: libraries hang whole connections on theirs, credentials and all. */
function plain(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault
  const { name, message, stack, cause } = fault
  const code = 'code' in fault ? fault.code : undefined
  return { name, message, code, stack, ...(cause === undefined ? {} : { cause: plain(cause) }) }
}
