import { flaggedStates } from '@souk/domain/flags'
import type { Marketplace } from '@souk/domain/marketplace'
import type { Standing } from '@souk/domain/order/machine'
import { ourLanguage } from '@souk/domain/text'
import { placeOf } from '@souk/process/compile'
import { displayName } from '@souk/process/display'

const HIDDEN = 'exclude from customer'

/** What customers read for a state; undefined: items there are kept from them. */
export function seenState(
  { process, state }: Standing,
  { processes }: Marketplace,
  locale: string,
): string | undefined {
  const compiled = processes.get(process)?.compiled
  if (!compiled) return state
  const { state: found } = placeOf(compiled, state)
  return found.flags.includes(HIDDEN) ? undefined : displayName(found, ourLanguage(locale))
}

/** States whose items are kept from customers, of all processes. */
export const hiddenStates = (marketplace: Marketplace): readonly Standing[] => flaggedStates(marketplace, HIDDEN)
