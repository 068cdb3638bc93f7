import { join } from 'node:path'
import pino from 'pino'
import type { ReportFault } from './workers/loop.ts'

/** Faults as JSON lines in `souk.log` of the data directory: never a stack trace on the console. */
export function serverLog(dataDir: string): ReportFault {
  const log = pino(
    { base: null, redact: ['*.password', '*.authorization', '*.cookie', '*.key'] },
    pino.destination({ dest: join(dataDir, 'souk.log'), sync: false, mkdir: false }),
  )
  return (where, error) => log.error({ where, err: error instanceof Error ? error : undefined, details: error instanceof Error ? undefined : error }, 'fault')
}
