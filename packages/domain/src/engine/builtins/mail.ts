import { mailTask } from '../../tasks.ts'
import type { Command } from '../registry.ts'
import type { Rules } from './rules.ts'

const mailAbout = (mail: 'order shipped' | 'product review request'): Command => ({
  by: 'order',
  run: ({ items }) => ({ events: [], tasks: [mailTask({ mail, items: items.map(({ id }) => id) })] }),
})

/** Mails to the customer, sent after the step. */
export const mailRules: Rules = {
  commands: {
    'Oms/SendOrderConfirmation': {
      by: 'order',
      run: () => ({ events: [], tasks: [mailTask({ mail: 'order confirmation' })] }),
    },
    'Oms/SendOrderShipped': mailAbout('order shipped'),
    'Order/RequestProductReviews': mailAbout('product review request'),
  },
}
