import type { Side } from '../marketplace.ts'

const atMerchant = ['new', 'left the merchant location', 'arrived at distribution center']
const canceled = ['canceled by merchant', 'canceled by marketplace', 'canceled']

/**
 * Which states of the two machines belong together, by name: marketplace state → merchant states. A state that is not
 * listed has no merchant item yet. A cancelled item may be refunded, which its merchant's machine has no part in.
 */
export const pairs: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['sent to merchant', atMerchant],
  ['picking finished', atMerchant],
  ['cancelled', canceled],
  ['canceled', canceled],
  ['shipped by merchant', ['shipped']],
  ['refunded', ['refunded', ...canceled]],
  ...['delivered', 'waiting for return', 'returned', 'return canceled', 'shipped to customer', 'closed'].map(
    (name) => [name, [name]] as const,
  ),
])

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
