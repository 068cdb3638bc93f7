import { createMemo, createSignal } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { toggled } from '../ui/toggled.ts'

export type Column<Row> = {
  readonly id: string
  /** Reads the words, so that it follows the locale. */
  readonly title: () => string
  /** A CSS grid track: `8rem`, `minmax(10rem, 1fr)`. */
  readonly width: string
  readonly align?: 'start' | 'end' | undefined
  /** What the query sorts by when its head is clicked. */
  readonly sort?: string | undefined
  /** Hidden until somebody shows it. */
  readonly hidden?: boolean | undefined
  /** Always shown. */
  readonly fixed?: boolean | undefined
  /** A plain value; when a patch changes it, the cell is tinted. */
  readonly value?: ((row: Row) => string | number | boolean | null | undefined) | undefined
  readonly cell: (row: Accessor<Row>) => JSX.Element
}

type Layout = { readonly order: readonly string[]; readonly hidden: readonly string[] }

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

const parse = (json: string | null): Layout | undefined => {
  if (json === null) return undefined
  try {
    const { order, hidden } = Object(JSON.parse(json)) as Record<string, unknown>
    return isTexts(order) && isTexts(hidden) ? { order, hidden } : undefined
  } catch {
    return undefined
  }
}

/** Kept ids first in their kept order; ids that came since then stand after the one they follow by default. */
export const mergeOrder = (kept: readonly string[], byDefault: readonly string[]): readonly string[] =>
  byDefault.reduce<readonly string[]>(
    (order, id, index) => {
      if (order.includes(id)) return order
      const before = byDefault[index - 1]
      return order.toSpliced(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
    },
    kept.filter((id) => byDefault.includes(id)),
  )

/** Which columns are shown, in which order; kept under `key` for the next visit. */
export const createColumns = <Row>(key: string, all: readonly Column<Row>[]) => {
  const storageKey = `souk:columns:${key}`
  const byDefault: Layout = {
    order: all.map(({ id }) => id),
    hidden: all.flatMap(({ id, hidden }) => (hidden ? [id] : [])),
  }
  const kept = parse(localStorage.getItem(storageKey))
  const [layout, setLayout] = createSignal<Layout>(
    kept ? { order: mergeOrder(kept.order, byDefault.order), hidden: kept.hidden } : byDefault,
  )
  const keep = (next: Layout): void => {
    localStorage.setItem(storageKey, JSON.stringify(next))
    setLayout(next)
  }
  const isShown = (column: Column<Row>): boolean => column.fixed === true || !layout().hidden.includes(column.id)
  const ordered = createMemo((): readonly Column<Row>[] =>
    layout().order.flatMap((id) => all.find((column) => column.id === id) ?? []),
  )
  return {
    ordered,
    shown: createMemo((): readonly Column<Row>[] => ordered().filter(isShown)),
    isShown,
    toggle: (id: string): void => {
      const { order, hidden } = layout()
      keep({ order, hidden: toggled(hidden, id) })
    },
    /** By one place to the left (-1) or right (1). */
    move: (id: string, by: -1 | 1): void => {
      const { order, hidden } = layout()
      const from = order.indexOf(id)
      const to = from + by
      if (from < 0 || to < 0 || to >= order.length) return
      keep({ order: order.toSpliced(from, 1).toSpliced(to, 0, id), hidden })
    },
    reset: (): void => {
      localStorage.removeItem(storageKey)
      setLayout(byDefault)
    },
  }
}

export type Columns<Row> = ReturnType<typeof createColumns<Row>>
