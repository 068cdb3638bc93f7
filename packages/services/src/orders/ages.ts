import type { StateAges } from '@souk/contract/orders'
import { ages, enteredAt } from '@souk/domain/order/ages'
import type { OrderDeps } from './deps.ts'

/** How long the items in each state have been there, as of now. */
export async function stateAges({ processItems, now }: Pick<OrderDeps, 'processItems' | 'now'>): Promise<StateAges> {
  const at = now()
  const spans = ages.map((age) => ({ age, ...enteredAt(age, at) }))
  return { spans, states: await processItems.ages(spans) }
}
