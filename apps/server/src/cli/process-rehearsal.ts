import { knownNames } from '@souk/domain/engine/builtins/registry'
import { standIn } from '@souk/domain/rehearsal/alone'
import { coverageOf, rehearsalsOf } from '@souk/domain/rehearsal/coverage'
import type { Coverage, Rehearsals } from '@souk/domain/rehearsal/coverage'
import { sistersOf } from '@souk/process/lint/sister'
import type { Process } from '@souk/process/model'

/** What orders do of each process: with each of its sisters, or with a stand-in where it has none. */
export function rehearsedAll(processes: readonly Process[]): ReadonlyMap<Process, Coverage> {
  const known = new Map<string, Rehearsals>()
  const rehearsed = (process: Process, sister: Process): Rehearsals => {
    const pair =
      process.dialect === 'oms'
        ? { marketplace: process, merchant: sister }
        : { marketplace: sister, merchant: process }
    const key = JSON.stringify([processes.indexOf(pair.marketplace), processes.indexOf(pair.merchant)])
    const rehearsals = known.get(key) ?? rehearsalsOf(pair, knownNames.conditions)
    known.set(key, rehearsals)
    return rehearsals
  }
  return new Map(
    processes.map((process) => {
      const sisters = sistersOf(process, processes)
      const partners = sisters.length > 0 ? sisters : [standIn(process.dialect === 'oms' ? 'state-machine' : 'oms')]
      const side = process.dialect === 'oms' ? 'marketplace' : 'merchant'
      return [
        process,
        coverageOf(
          process,
          side,
          partners.map((partner) => rehearsed(process, partner)),
        ),
      ]
    }),
  )
}
