import type { ExportedProcess } from '@souk/contract/processes'
import type { Registry } from '@souk/domain/engine/registry'
import type { ProcessId } from '@souk/domain/ids'
import type { Marketplace, RunnableProcess } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'
import { kinds, write } from '@souk/process/write/write'
import type { Format } from '@souk/process/write/write'
import type { OrderDeps } from '../orders/deps.ts'
import { drawnBy } from './drawn-by.ts'
import { processIn } from './process-in.ts'
import type { ProcessQuery } from './refusals.ts'

/** Laying out more takes seconds, in which nobody else is served. */
const mostDrawn = 120

/**
 * A version as text; what is drawn shows what each name is bound to now. Refused: `process.not-found`,
 * `process.too-large-to-draw`.
 */
export async function exportProcess(
  { marketplace, registry }: Pick<OrderDeps, 'marketplace' | 'registry'>,
  { format, ...query }: ProcessQuery & { readonly format: Format },
): Promise<ExportedProcess> {
  const current = await marketplace.current()
  const process = processIn(current, query)
  const { name, version, side, compiled } = process
  const { extension, mediaType } = kinds[format]
  const content = format === 'svg' ? drawing(process, current, registry) : write(compiled.process, format)
  return { name, version, side, format, file: `${name}.${extension}`, mediaType, content }
}

/** Drawn once for each set-up. */
const drawings = new WeakMap<Marketplace, Map<ProcessId, string>>()

function drawing({ id, name, compiled }: RunnableProcess, marketplace: Marketplace, registry: Registry): string {
  const { length } = compiled.process.states
  if (length > mostDrawn) {
    const message = `${name} has ${length} states, more than ${mostDrawn}. Draw it with souk process export, or as Mermaid.`
    throw new Refused('process.too-large-to-draw', message, { name, states: length, most: mostDrawn })
  }
  const drawn = drawings.get(marketplace) ?? new Map<ProcessId, string>()
  drawings.set(marketplace, drawn)
  const picture = drawn.get(id) ?? write(compiled.process, 'svg', drawnBy(registry, marketplace))
  drawn.set(id, picture)
  return picture
}
