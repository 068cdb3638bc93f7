import { createVirtualizer, defaultRangeExtractor } from '@tanstack/solid-virtual'
import { createEffect, createMemo, createSignal, on, onMount } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { LiveList } from './create-live-list.ts'
import { createRoving } from './roving.ts'
import type { Sight } from './rows.ts'

type VirtualRowsOptions<Row> = {
  readonly list: Accessor<LiveList<Row>>
  /** Of every row, in px. */
  readonly height: Accessor<number>
  /** What the sticky head covers, in px. */
  readonly headRoom: Accessor<number>
  /** Whether new rows may enter at the top. */
  readonly follow: Accessor<boolean>
}

/** So many rows before the end the next page is asked for. */
const ahead = 20
/** At most so many rows stand in for those that are still to come. */
const placeholders = 30

const isSomethingOpen = (): boolean => document.querySelector('[data-hotkeys="off"]') !== null

/** Which rows of a live list are in the document: those on screen, a few around, and the active one, so that the focus is never lost. */
export const createVirtualRows = <Row>(options: VirtualRowsOptions<Row>) => {
  const { list, height, headRoom } = options
  const [box, setBox] = createSignal<HTMLElement>()
  const awaited = (): number => {
    const missing = list().total() - list().ids().length
    return list().hasMore() ? Math.max(1, Math.min(placeholders, missing)) : 0
  }

  const roving = createRoving({
    ids: () => list().ids(),
    reveal: (index) => virtualizer.scrollToIndex(index),
    element: (id) => box()?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? undefined,
  })

  const virtualizer = createVirtualizer({
    get count() {
      return list().ids().length + awaited()
    },
    getScrollElement: () => box() ?? null,
    estimateSize: () => height(),
    overscan: 10,
    get scrollMargin() {
      return headRoom()
    },
    get scrollPaddingStart() {
      return headRoom()
    },
    get rangeExtractor() {
      const active = roving.index()
      return (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const indexes = defaultRangeExtractor(range)
        return active < 0 || indexes.includes(active)
          ? indexes
          : [...indexes, active].toSorted((one, other) => one - other)
      }
    },
  })
  createEffect(on(height, () => virtualizer.measure(), { defer: true }))

  /** By id, or by `…index` where the row is still to come. */
  const places = createMemo(
    () =>
      new Map(virtualizer.getVirtualItems().map(({ index }) => [list().ids()[index] ?? `…${index}`, index] as const)),
  )
  const slots = createMemo(() => [...places().keys()])

  const rowsToEnd = (): number => ((box()?.scrollTop ?? 0) + (box()?.clientHeight ?? 0) - headRoom()) / height()
  const sight = (): Sight => ({
    last: Math.min(Math.ceil(rowsToEnd()), list().ids().length) - 1,
    follow: options.follow() && (box()?.scrollTop ?? 0) <= 0 && list().selection.count() === 0 && !isSomethingOpen(),
  })
  createEffect(() => list().look(sight))

  const isNearEnd = (): boolean => (virtualizer.getVirtualItems().at(-1)?.index ?? -1) >= list().ids().length - ahead
  createEffect(() => {
    if (isNearEnd() && list().more() === 'idle' && list().status() === 'ready') void list().loadMore()
  })

  const toTop = (): void => box()?.scrollTo({ top: 0 })
  createEffect(on(() => list().generation(), toTop, { defer: true }))

  return {
    /** A ref for the scrolling box. Taken only in the document: before, it belongs to the template's, which has no window to observe it. */
    adopt: (element: HTMLElement): void => onMount(() => setBox(element)),
    slots,
    placeOf: (slot: string): number => places().get(slot) ?? 0,
    size: (): number => virtualizer.getTotalSize(),
    roving,
    /** How many rows a page key walks. */
    page: (): number => Math.max(1, Math.floor(((box()?.clientHeight ?? 0) - headRoom()) / height()) - 1),
    toTop,
  }
}

export type VirtualRows = ReturnType<typeof createVirtualRows>
