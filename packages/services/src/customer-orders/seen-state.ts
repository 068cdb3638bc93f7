import type { Marketplace } from '@souk/domain/marketplace'
import type { Machine } from '@souk/domain/order/order'
import type { Compiled } from '@souk/process/compile'
import { placeOf } from '@souk/process/compile'
import { displayName } from '@souk/process/display'

const HIDDEN = 'exclude from customer'

type Standing = Pick<Machine, 'process' | 'state'>

/** What customers read for a state; undefined: items there are kept from them. */
export function seenState(
  { process, state }: Standing,
  { processes }: Marketplace,
  locale: string,
): string | undefined {
  const compiled = processes.get(process)?.compiled
  if (!compiled) return state
  const { state: found } = placeOf(compiled, state)
  return found.flags.includes(HIDDEN) ? undefined : displayName(found, locale.startsWith('de') ? 'de' : 'en')
}

/** States whose items are kept from customers, of all processes. */
export function hiddenStates({ processes }: Marketplace): Standing[] {
  return [...processes.values()].flatMap(({ id: process, compiled }) =>
    hiddenIn(compiled).map((state) => ({ process, state })),
  )
}

function hiddenIn({ process: { states } }: Compiled): string[] {
  return states.filter(({ flags }) => flags.includes(HIDDEN)).map(({ name }) => name)
}
