import type { Marketplace, RunnableProcess } from '@souk/domain/marketplace'
import { processNotFound } from './refusals.ts'
import type { ProcessQuery } from './refusals.ts'

/** The version of an id, or the active one of a name. Refused: `process.not-found`. */
export function processIn({ processes, active }: Marketplace, query: ProcessQuery): RunnableProcess {
  const id = 'id' in query ? query.id : active.get(query.name)
  const process = id && processes.get(id)
  if (process) return process
  throw processNotFound(query)
}
