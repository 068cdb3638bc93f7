import type { Drawn } from './elements.ts'

/** English words, and nothing known of what stands behind a name: everything counts as bound. */
export const plain: Drawn = {
  words: {
    reserved: 'reserved',
    onEnter: 'on enter',
    manual: 'manually executable',
    timeout: (after) => `timeout: ${after}`,
    otherwise: 'else',
    notBound: 'not bound',
    reach: { order: 'by order', item: 'by item', webhook: 'webhook', noop: 'does nothing' },
  },
  isBound: () => true,
  reachOf: () => undefined,
}
