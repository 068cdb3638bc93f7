import type { Marketplace } from './marketplace.ts'
import type { Standing } from './order/machine.ts'

/** States with the flag, in every version of every process that an item may still run. */
export function flaggedStates({ processes }: Marketplace, flag: string): readonly Standing[] {
  return [...processes.values()].flatMap(({ id: process, compiled }) =>
    compiled.process.states.flatMap(({ name: state, flags }) => (flags.includes(flag) ? { process, state } : [])),
  )
}
