import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'
import type { Assembly } from '../read/declared.ts'

/** L20: what is included is listed in the main process, or the reference does not find its states at run time. */
export function* listedFindings({ main, processes }: Assembly): Generator<Finding> {
  const listed = new Set(main.listed.map(({ name }) => name))
  const reported = new Set<string>()
  for (const process of processes) {
    const { name, at } = process
    if (process === main || name === undefined || name === main.name || listed.has(name) || reported.has(name)) continue
    reported.add(name)
    yield {
      ...at,
      rule: 'L20',
      level: 'warning',
      message: `sub-process ${quote(name)} is not listed in the main process`,
      remedy: `add <process> with its name to <subprocesses> of ${quote(main.name ?? '')}`,
    }
  }
}
