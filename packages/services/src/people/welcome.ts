import type { Merchant } from '@souk/domain/marketplace'

/** Whether a merchant's people may come in. One who waits for approval is let in; what they may do is decided elsewhere. */
export const isWelcome = ({ active, status }: Pick<Merchant, 'active' | 'status'>): boolean =>
  active && status !== 'denied'
