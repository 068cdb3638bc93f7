import type { Merchant } from '@souk/domain/marketplace'

/**
 * Whether a merchant's people may come in. One who waits for approval is let in to get ready, and one who is switched off to
 * finish what was ordered: neither gets new orders, which placing sees to.
 */
export const isWelcome = ({ status }: Pick<Merchant, 'status'>): boolean => status !== 'denied'
