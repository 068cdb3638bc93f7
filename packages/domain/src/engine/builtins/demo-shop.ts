import { dueAfter } from '../timers.ts'
import type { Rules } from './rules.ts'

/** Further names of the reference's demo shops that need nothing from the outside. */
export const demoShopRules: Rules = {
  timeouts: {
    'OmsTimeout/Initiation': (_item, interval, context) => dueAfter(interval, context),
  },
}
