import type { OrderItemId } from '../ids.ts'
import type { OrderItem } from '../order/item.ts'
import { splitItem } from '../order/split.ts'
import type { ItemSplit } from '../order/split.ts'
import type { Quantity } from './outcome.ts'
import type { Engine } from './registry.ts'

export interface Parts {
  readonly events: readonly ItemSplit[]
  /** The part of each row, the row itself where all of it is meant. */
  readonly parts: readonly OrderItemId[]
  /** Parts → the rows they are taken out of. */
  readonly rowOf: ReadonlyMap<OrderItemId, OrderItemId>
}

/** Takes so many out of each row. Refused: what `splitItem` refuses. */
export function partsOf(rows: readonly OrderItem[], quantities: readonly Quantity[], { context }: Engine): Parts {
  const wanted = new Map(quantities.map(({ item, quantity }) => [item, quantity]))
  const events: ItemSplit[] = []
  const parts = rows.map((row) => {
    const quantity = wanted.get(row.id) ?? row.quantity
    if (quantity === row.quantity) return row.id
    const split = splitItem(row, quantity, context.newId)
    events.push(split)
    return split.part.id
  })
  return { events, parts, rowOf: new Map(events.map(({ item, part }) => [part.id, item.id])) }
}
