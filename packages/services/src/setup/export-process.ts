import type { ExportedProcess } from '@souk/contract/processes'
import type { Marketplace, RunnableProcess } from '@souk/domain/marketplace'
import { kinds, write } from '@souk/process/write/write'
import type { Format } from '@souk/process/write/write'
import type { OrderDeps } from '../orders/deps.ts'
import { drawnBy } from './drawn-by.ts'
import { noProcess } from './processes.ts'
import type { ProcessQuery } from './processes.ts'

/** The version of an id, or the active one of a name. Refused: `process.not-found`. */
export function processIn({ processes, active }: Marketplace, query: ProcessQuery): RunnableProcess {
  const id = 'id' in query ? query.id : active.get(query.name)
  const process = id && processes.get(id)
  if (process) return process
  throw noProcess(query)
}

/** A version as text; what is drawn shows what each name is bound to now. Refused: `process.not-found`. */
export async function exportProcess(
  { marketplace, registry }: Pick<OrderDeps, 'marketplace' | 'registry'>,
  { format, ...query }: ProcessQuery & { readonly format: Format },
): Promise<ExportedProcess> {
  const setting = await marketplace.current()
  const { name, version, side, compiled } = processIn(setting, query)
  const { extension, mediaType } = kinds[format]
  const content = write(compiled.process, format, drawnBy(registry, setting))
  return { name, version, side, format, file: `${name}.${extension}`, mediaType, content }
}
