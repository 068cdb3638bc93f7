import type { Rules } from './rules.ts'

export const commissionRules: Rules = {
  commands: {
    /** The marketplace has no commission rules: every commission is zero, and there is nothing to note. */
    'MerchantCommission/Calculate': { by: 'order', run: () => ({ events: [] }) },
  },
}
