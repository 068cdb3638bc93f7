import { createMemo, createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { MerchantOrderRow } from '@souk/domain/order/row'

/** A new order, as a notice of it tells. */
export type NewOrder = Pick<
  MerchantOrderRow,
  'reference' | 'orderReference' | 'items' | 'grandTotal' | 'currency' | 'createdAt'
>

/** What this browser keeps of one person's orders. */
type Kept = {
  /** Orders up to this creation time were met. */
  readonly mark: string
  /** Oldest first. */
  readonly unseen: readonly NewOrder[]
  /** References of the last ones looked at: another tab may hear of them later. */
  readonly seen: readonly string[]
}

/** New orders nobody has looked at in this browser; all its tabs know the same. */
export type Unseen = {
  readonly orders: Accessor<readonly NewOrder[]>
  readonly has: (reference: string) => boolean
  /** Rows of a snapshot: adds those that were created since the last visit. The very first visit adds none. */
  readonly meet: (rows: readonly NewOrder[]) => void
  /** Adds orders that have just been created. */
  readonly hear: (rows: readonly NewOrder[]) => void
  readonly see: (references: readonly string[]) => void
  readonly seeAll: () => void
}

const most = 200
const nothing: Kept = { mark: '', unseen: [], seen: [] }

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'mark' in value && 'unseen' in value && 'seen' in value

function parse(json: string | null): Kept | undefined {
  try {
    const value: unknown = JSON.parse(json ?? 'null')
    return isKept(value) ? value : undefined
  } catch {
    return undefined
  }
}

const latest = (mark: string, rows: readonly NewOrder[]): string =>
  rows.reduce((last, { createdAt }) => (createdAt > last ? createdAt : last), mark)

const facts = ({ reference, orderReference, items, grandTotal, currency, createdAt }: NewOrder): NewOrder => ({
  reference,
  orderReference,
  items,
  grandTotal,
  currency,
  createdAt,
})

const byAge = (one: NewOrder, other: NewOrder): number => (one.createdAt < other.createdAt ? -1 : 1)

function added(before: Kept, rows: readonly NewOrder[], isNew: (row: NewOrder) => boolean): Kept {
  const known = new Set([...before.unseen.map(({ reference }) => reference), ...before.seen])
  const arrived = rows.filter((row) => !known.has(row.reference) && isNew(row)).map(facts)
  return { ...before, mark: latest(before.mark, rows), unseen: [...before.unseen, ...arrived.toSorted(byAge)] }
}

/** Kept under the person's id for the next visit. */
export function createUnseen(person: string): Unseen {
  const key = `souk:unseen-orders:${person}`
  /** Read anew before each write: another tab may have written meanwhile. */
  const read = (): Kept | undefined => parse(localStorage.getItem(key))
  const [kept, setKept] = createSignal(read())
  const references = createMemo(() => new Set(kept()?.unseen.map(({ reference }) => reference)))
  const keep = ({ mark, unseen, seen }: Kept): void => {
    const bounded = { mark, unseen: unseen.slice(-most), seen: seen.slice(-most) }
    localStorage.setItem(key, JSON.stringify(bounded))
    setKept(bounded)
  }
  const see = (looked: readonly string[]): void => {
    const before = read() ?? nothing
    const now = before.unseen.filter(({ reference }) => looked.includes(reference))
    if (now.length === 0) return
    keep({
      ...before,
      unseen: before.unseen.filter((order) => !now.includes(order)),
      seen: [...before.seen, ...now.map(({ reference }) => reference)],
    })
  }
  const follow = (event: StorageEvent): void => {
    if (event.key === key) setKept(parse(event.newValue))
  }
  addEventListener('storage', follow)
  onCleanup(() => removeEventListener('storage', follow))
  return {
    orders: () => kept()?.unseen ?? nothing.unseen,
    has: (reference) => references().has(reference),
    meet(rows) {
      const before = read()
      keep(added(before ?? nothing, rows, ({ createdAt }) => before !== undefined && createdAt > before.mark))
    },
    hear(rows) {
      if (rows.length > 0) keep(added(read() ?? nothing, rows, () => true))
    },
    see,
    seeAll: () => see([...references()]),
  }
}
