import type { Pool } from 'pg'
import type { StoreCode } from '@souk/domain/ids'

/** Numbers taken from the sequence at a time; what a stopped server has left of a block is a gap. */
const BLOCK = 20

/** Sequence of a store's order numbers; a store code is capital letters, digits and `_`, so the name needs no quoting rules. */
export const sequenceOf = (store: StoreCode): string => `order_number_${store.toLowerCase()}`

/** Gives unique numbers per store, taken from its sequence in blocks: no hot row, no round trip per order. */
export function orderNumbers(pool: Pool): (store: StoreCode) => Promise<number> {
  const blocks = new Map<StoreCode, Promise<number[]>>()
  const fetchBlock = async (store: StoreCode): Promise<number[]> => {
    const { rows } = await pool.query<{ number: string }>({
      name: 'order-numbers',
      text: 'select nextval($1::regclass) as number from generate_series(1, $2)',
      values: [sequenceOf(store), BLOCK],
    })
    return rows.map((row) => Number(row.number)).toReversed()
  }
  const next = async (store: StoreCode): Promise<number> => {
    const block = blocks.get(store) ?? fetchBlock(store)
    blocks.set(store, block)
    const number = await block
      .then((numbers) => numbers.pop())
      .catch((error: unknown) => {
        blocks.delete(store)
        throw error
      })
    if (number !== undefined) return number
    if (blocks.get(store) === block) blocks.delete(store)
    return next(store)
  }
  return next
}
