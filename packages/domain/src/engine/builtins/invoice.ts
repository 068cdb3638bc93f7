import { invoiceTask } from '../../tasks.ts'
import type { Rules } from './rules.ts'

export const invoiceRules: Rules = {
  commands: {
    /** What of the order is ready and not invoiced yet is invoiced after the step; nothing new, nothing issued. */
    'Invoice/Generate': { by: 'order', run: () => ({ events: [], tasks: [invoiceTask('invoice')] }) },
  },
}
