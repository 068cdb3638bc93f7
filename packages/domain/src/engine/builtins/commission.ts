import { commissionEvent } from '../../commission/calculate.ts'
import { outcome } from './rules.ts'
import type { Rules } from './rules.ts'

export const commissionRules: Rules = {
  commands: {
    'MerchantCommission/Calculate': {
      by: 'order',
      run: (subject, { marketplace, now }) => outcome(commissionEvent(subject, marketplace.commission, now)),
    },
  },
}
