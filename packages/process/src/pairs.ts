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
