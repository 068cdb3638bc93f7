import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'
import type { Assembly } from '../read/declared.ts'

/** S21: an acceptance deadline is the main process's, and a merchant's. */
export function* acceptanceFindings({ dialect, main, processes }: Assembly): Generator<Finding> {
  for (const process of processes) {
    if (process.acceptance === undefined || (process === main && dialect === 'state-machine')) continue
    const where = process === main ? 'an order process' : `sub-process ${quote(process.name ?? '')}`
    yield {
      ...process.at,
      rule: 'S21',
      level: 'warning',
      message: `the acceptance deadline of ${where} means nothing`,
      remedy: 'declare it on the main process of a merchant',
    }
  }
}
