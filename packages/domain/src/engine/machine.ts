import type { Compiled, Place } from '@souk/process/compile'
import { placeOf } from '@souk/process/compile'
import type { ProcessId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import type { OrderItem } from '../order/item.ts'
import type { Machine, Standing } from '../order/machine.ts'
import type { Engine } from './registry.ts'

export function otherSide(side: Side): Side {
  return side === 'marketplace' ? 'merchant' : 'marketplace'
}

/** The item's machine on that side; undefined: the order was not split yet. */
export function machineOn(item: OrderItem, side: Side): Machine | undefined {
  return side === 'marketplace' ? item.machine : item.merchantItem?.machine
}

/** Throws for a process the set-up does not know: every version that an item may still run belongs into it. */
export function compiledOf(process: ProcessId, { context }: Engine): Compiled {
  const found = context.marketplace.processes.get(process)
  if (!found) throw new Error(`an item runs the process ${process}, which the set-up does not have`)
  return found.compiled
}

/** The state a machine stands in, with everything that may happen there. */
export function placeAt({ process, state }: Standing, engine: Engine): Place {
  return placeOf(compiledOf(process, engine), state)
}
