import type { Souk } from '@souk/client/souk'
import type { ProcessDetail } from '@souk/contract/processes'
import type { ProcessId } from '@souk/domain/ids'
import { createFollowed } from './followed.ts'
import type { Followed } from './followed.ts'

/** Versions of processes, each fetched when it is first asked for. */
export type ProcessModels = {
  /** Undefined while it is under way, and for what one may not see. */
  readonly of: (id: ProcessId) => ProcessDetail['process'] | undefined
  /** Fetches again what failed. */
  readonly retry: () => void
  readonly clear: () => void
}

/** A version never changes, so it is fetched once. */
export function createProcessModels(souk: Pick<Souk, 'processes'>): ProcessModels {
  const models = new Map<ProcessId, Followed<ProcessDetail['process']>>()
  const fetched = (id: ProcessId): Followed<ProcessDetail['process']> => {
    const model = createFollowed(async () => (await souk.processes.get.query({ id })).process)
    models.set(id, model)
    void model.reload()
    return model
  }
  return {
    of: (id) => (models.get(id) ?? fetched(id)).value(),
    retry() {
      for (const model of models.values()) if (model.error() !== undefined) void model.reload()
    },
    clear: () => models.clear(),
  }
}
