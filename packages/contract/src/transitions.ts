import { z } from 'zod'
import { orderItemId, page, reference, search } from './shared.ts'

/** `search` looks in events, states, commands, conditions, errors and who did it. */
export const listTransitions = page.extend({
  reference,
  search,
  items: z.array(orderItemId).min(1).max(1000).optional(),
  side: z.enum(['marketplace', 'merchant']).optional(),
  /** Only what failed. */
  failed: z.literal(true).optional(),
})
