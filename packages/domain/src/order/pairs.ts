import { pairs } from '@souk/process/pairs'
import type { Side } from '../marketplace.ts'

const ofMerchants: ReadonlySet<string> = new Set([...pairs.values()].flat())

/** Whether both states are among the pairs and are none; of names a process has for itself alone nothing can be said. */
export function apart(marketplace: string, merchant: string): boolean {
  return pairs.has(marketplace) && ofMerchants.has(merchant) && !paired('marketplace', marketplace, merchant)
}

/** Whether a machine of this side in `state` and its sister in `sister` are in step. */
export function paired(side: Side, state: string, sister: string): boolean {
  const [marketplace, merchant] = side === 'marketplace' ? [state, sister] : [sister, state]
  return pairs.get(marketplace)?.includes(merchant) ?? false
}

/** The states a machine of this side may stand in while its sister stands there. */
export function partners(side: Side, sister: string): readonly string[] {
  if (side === 'merchant') return pairs.get(sister) ?? []
  return [...pairs].flatMap(([state, others]) => (others.includes(sister) ? [state] : []))
}
