import { cancelEvent } from '../../order/cancel.ts'
import { returnEvent } from '../../order/return.ts'
import { outcome, sisterTakes } from './rules.ts'
import type { Rules } from './rules.ts'

/** Commands of the marketplace's machine that take the merchant's along. An item without a merchant item goes alone. */
export const merchantOmsRules: Rules = {
  commands: {
    'MerchantOms/CancelOrderItem': {
      by: 'item',
      run: ({ order, items }) => outcome(cancelEvent(order, items), 'cancel by marketplace'),
    },
    'MerchantOms/CloseOrderItem': sisterTakes('close'),
    'MerchantOms/ReturnOrderItem': {
      by: 'item',
      run: ({ order, items }) => outcome(returnEvent(order, items), 'start-return'),
    },
    /** Of goods that no merchant's machine drives. */
    'Return/StartReturn': { by: 'item', run: ({ order, items }) => outcome(returnEvent(order, items)) },
  },
}
