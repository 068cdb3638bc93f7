import type { Marketplace } from './marketplace.ts'
import type { Machine } from './order/machine.ts'

/** A state of one version of a process. */
export type Standing = Pick<Machine, 'process' | 'state'>

/** States with the flag, in every version of every process that an item may still run. */
export function flaggedStates({ processes }: Marketplace, flag: string): readonly Standing[] {
  return [...processes.values()].flatMap(({ id: process, compiled }) =>
    compiled.process.states.flatMap(({ name: state, flags }) => (flags.includes(flag) ? { process, state } : [])),
  )
}
