import { dueAfter } from '../timers.ts'
import type { Rules } from './rules.ts'

/** Further names of the reference's demo shops that need nothing from the outside. */
export const demoShopRules: Rules = {
  conditions: {
    /** Goods whose attributes say so: `gift card` = `true`. */
    'GiftCard/IsGiftCard': ({ attributes }) => attributes?.['gift card'] === 'true',
  },
  timeouts: {
    'OmsTimeout/Initiation': (_item, interval, setting) => dueAfter(interval, setting),
  },
}
