import type { Graph } from '../graph.ts'
import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'

const FLAGS = new Set([
  'exclude from customer',
  'exclude from invoice',
  'ready for invoice',
  'waiting for export',
  'cancellable',
  'amendable',
  'amendment in progress',
])

/** S18: flags of orders that nothing asks for. */
export function* flagFindings({ process }: Graph): Generator<Finding> {
  if (process.dialect !== 'oms') return
  for (const { name, flags, at } of process.states)
    for (const flag of flags)
      if (!FLAGS.has(flag))
        yield {
          ...at,
          rule: 'S18',
          level: 'info',
          message: `flag ${quote(flag)} of ${quote(name)} means nothing to Souk`,
          remedy: `use one of: ${[...FLAGS].join(', ')}`,
        }
}
