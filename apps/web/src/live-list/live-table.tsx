import { createVirtualizer, defaultRangeExtractor } from '@tanstack/solid-virtual'
import { For, Match, Show, Switch, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { announce } from '../shell/announcer.ts'
import { useHotkeys } from '../shell/hotkeys.ts'
import { density, rowHeights } from '../style/density.ts'
import { createMedia, phone } from '../style/media.ts'
import { formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ColumnMenu } from './column-menu.tsx'
import type { Columns } from './columns.ts'
import type { LiveList } from './create-live-list.ts'
import { FreshPill } from './fresh-pill.tsx'
import { Freshness } from './freshness.tsx'
import { LiveRow } from './live-row.tsx'
import { PlaceholderRow } from './placeholder-row.tsx'
import { createRoving } from './roving.ts'
import type { Sight } from './rows.ts'
import { TableHead, headHeight } from './table-head.tsx'
import type { Sort } from './table-head.tsx'

export type LiveTableProps<Row> = {
  readonly list: LiveList<Row>
  readonly columns: Columns<Row>
  /** What it is a list of, for screen readers: “Orders”. */
  readonly label: string
  /** “order” or “orders”, after the count. */
  readonly noun: (count: number) => string
  /** A row's name: its reference. */
  readonly name: (row: Row) => string
  readonly sort?: Sort | undefined
  readonly onSort?: ((sort: Sort) => void) | undefined
  /** Enter or a click. */
  readonly onOpen?: ((row: Row) => void) | undefined
  /** Space; opens without it. */
  readonly onPeek?: ((row: Row) => void) | undefined
  /** The row that is open beside the list. */
  readonly openId?: string | undefined
  /** The state a row moved to, when it no longer matches. */
  readonly movedTo?: ((row: Row) => string) | undefined
  /** A row on phones, in a fixed height. */
  readonly card: (row: Accessor<Row>) => JSX.Element
  readonly cardHeight: number
  /** Shown when there is no row: first time, or because of the filters. */
  readonly empty: JSX.Element
  readonly selectable?: boolean | undefined
  /** New rows may enter while one is at the top with nothing selected and no menu open. */
  readonly follow?: boolean | undefined
}

const errorMessage = (error: unknown): string | undefined => (error instanceof Error ? error.message : undefined)

/** A live list on screen: virtual rows of one height, keys, sort, columns; cards on phones. Fills the room it is given. */
export const LiveTable = <Row,>(props: LiveTableProps<Row>): JSX.Element => {
  const text = useText()
  const isPhone = createMedia(phone)
  const [scroller, setScroller] = createSignal<HTMLDivElement>()
  const list = (): LiveList<Row> => props.list
  const height = (): number => (isPhone() ? props.cardHeight : rowHeights[density()])
  const selectable = (): boolean => (props.selectable ?? false) && !isPhone()
  const shownColumns = () => (isPhone() ? [] : props.columns.shown())
  const headRoom = (): number => (isPhone() ? 0 : headHeight)
  const tracks = (): string =>
    [...(selectable() ? ['2.5rem'] : []), ...(isPhone() ? ['1fr'] : shownColumns().map(({ width }) => width))].join(' ')
  const awaited = (): number => (list().hasMore() ? Math.max(1, Math.min(30, list().total() - list().ids().length)) : 0)

  const roving = createRoving({
    ids: () => list().ids(),
    reveal: (index) => virtualizer.scrollToIndex(index),
    element: (id) => scroller()?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? undefined,
  })

  const virtualizer = createVirtualizer({
    get count() {
      return list().ids().length + awaited()
    },
    getScrollElement: () => scroller() ?? null,
    estimateSize: () => height(),
    overscan: 10,
    get scrollMargin() {
      return headRoom()
    },
    get scrollPaddingStart() {
      return headRoom()
    },
    // The active row stays in the document wherever one scrolls: the focus is never lost.
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

  const places = createMemo(
    () =>
      new Map(virtualizer.getVirtualItems().map(({ index }) => [list().ids()[index] ?? `…${index}`, index] as const)),
  )
  const slots = createMemo(() => [...places().keys()])

  const atTop = (): boolean => (scroller()?.scrollTop ?? 0) <= 0
  const isBusy = (): boolean => list().selection.count() > 0 || document.querySelector('[data-hotkeys="off"]') !== null
  const sight = (): Sight => {
    const box = scroller()
    const end = ((box?.scrollTop ?? 0) + (box?.clientHeight ?? 0) - headRoom()) / height()
    const last = Math.min(Math.ceil(end), list().ids().length) - 1
    return { last, follow: (props.follow ?? false) && atTop() && !isBusy() }
  }
  createEffect(() => list().look(sight))

  createEffect(() => {
    const end = virtualizer.getVirtualItems().at(-1)?.index ?? -1
    if (end >= list().ids().length - 20 && list().more() === 'idle' && list().status() === 'ready')
      void list().loadMore()
  })
  createEffect(
    on(
      () => list().generation(),
      () => scroller()?.scrollTo({ top: 0 }),
      { defer: true },
    ),
  )

  const fresh = createMemo(() => list().fresh())
  createEffect(() => {
    if (fresh() > 0) announce('fresh', `${props.label}: ${text().list.fresh(fresh())}`)
  })

  const current = (): Row | undefined => {
    const id = roving.current()
    return id === undefined ? undefined : list().get(id)
  }
  const open = (): void => {
    const row = current()
    if (row !== undefined) props.onOpen?.(row)
  }
  const peek = (): void => {
    const row = current()
    if (row !== undefined) (props.onPeek ?? props.onOpen)?.(row)
  }
  const toggle = (): void => {
    const id = roving.current()
    if (id !== undefined && selectable()) list().selection.toggle(id)
  }
  const extend = (by: number): void => {
    if (!selectable()) return
    const from = roving.current()
    if (from !== undefined && !list().selection.has(from)) list().selection.toggle(from)
    roving.walk(by)
    const to = roving.current()
    if (to !== undefined) list().selection.extendTo(to, list().ids())
  }
  const apply = (): void => {
    list().apply()
    scroller()?.scrollTo({ top: 0 })
  }
  const page = (): number => Math.max(1, Math.floor(((scroller()?.clientHeight ?? 0) - headRoom()) / height()) - 1)

  useHotkeys(() => [
    { keys: 'j', label: text().list.next, group: 'list', run: () => roving.walk(1) },
    { keys: 'k', label: text().list.previous, group: 'list', run: () => roving.walk(-1) },
    ...(selectable() ? [{ keys: 'x', label: text().list.select, group: 'list', run: toggle } as const] : []),
    { keys: '.', label: text().list.applyKey, group: 'list', run: apply },
  ])

  /** Keys that belong to the grid itself: they work only with the focus on a row. */
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => roving.walk(1),
    ArrowUp: () => roving.walk(-1),
    PageDown: () => roving.walk(page()),
    PageUp: () => roving.walk(-page()),
    Home: () => roving.goTo(0),
    End: () => roving.goTo(list().ids().length - 1),
    Enter: open,
    ' ': peek,
    'shift ArrowDown': () => extend(1),
    'shift ArrowUp': () => extend(-1),
    'mod a': () => selectable() && list().selection.add(list().ids()),
    Escape: () => list().selection.clear(),
  }
  const press = (event: KeyboardEvent): void => {
    const onRow = event.target instanceof HTMLElement && event.target.role === 'row'
    const name = [event.shiftKey ? 'shift' : '', event.metaKey || event.ctrlKey ? 'mod' : '', event.key]
      .filter(Boolean)
      .join(' ')
    const run = keys[name]
    if (!onRow || !run || (event.key === 'Escape' && list().selection.count() === 0)) return
    event.preventDefault()
    run()
  }

  return (
    <div class="relative flex min-h-0 flex-1 flex-col border-t">
      <FreshPill fresh={list().fresh()} pending={list().pending()} onApply={apply} />
      <Switch>
        <Match when={list().status() === 'failed'}>
          <div class="flex-1">
            <ErrorState message={errorMessage(list().error())} onRetry={() => void list().reload()} />
          </div>
        </Match>
        <Match when={list().status() === 'loading'}>
          <div class="relative flex-1 overflow-hidden" aria-busy="true">
            <Skeleton>
              <For each={Array.from({ length: 12 }, (_, index) => index)}>
                {(index) => <PlaceholderRow index={index} height={height()} />}
              </For>
            </Skeleton>
          </div>
        </Match>
        <Match when={list().ids().length === 0 && list().fresh() === 0}>
          <div class="scroll-quiet flex-1">{props.empty}</div>
        </Match>
        <Match when={list().status() === 'ready'}>
          <div
            ref={setScroller}
            role="grid"
            aria-label={props.label}
            aria-rowcount={list().total() + 1}
            aria-multiselectable={selectable()}
            class="scroll-quiet min-h-0 flex-1 [overflow-anchor:none]"
            style={{ '--columns': tracks(), 'scroll-padding-top': `${headRoom()}px` }}
            onKeyDown={press}
          >
            <Show when={!isPhone()}>
              <TableHead
                list={list()}
                columns={shownColumns()}
                selectable={selectable()}
                sort={props.sort}
                onSort={props.onSort}
              />
            </Show>
            <div role="rowgroup" class="relative" style={{ height: `${virtualizer.getTotalSize()}px` }}>
              <For each={slots()}>
                {(id) => (
                  <Show
                    when={list().get(id) !== undefined}
                    fallback={<PlaceholderRow index={places().get(id) ?? 0} height={height()} />}
                  >
                    <LiveRow
                      id={id}
                      list={list()}
                      columns={shownColumns()}
                      index={places().get(id) ?? 0}
                      height={height()}
                      active={roving.current() === id}
                      open={props.openId === id}
                      selectable={selectable()}
                      name={props.name}
                      movedTo={props.movedTo}
                      card={isPhone() ? props.card : undefined}
                      onOpen={props.onOpen}
                      onActive={() => roving.setActive(id)}
                    />
                  </Show>
                )}
              </For>
            </div>
          </div>
        </Match>
      </Switch>
      <div class="flex h-8 shrink-0 items-center gap-4 border-t px-6 text-xs text-ink-3 max-sm:px-4">
        <Show when={list().status() === 'ready'}>
          <span class="figures">{text().list.count(formatNumber(list().total()), props.noun(list().total()))}</span>
        </Show>
        <Show when={list().selection.count() > 0}>
          <span class="figures text-ink">{text().list.selected(list().selection.count())}</span>
        </Show>
        <Show when={list().more() === 'failed'}>
          <span class="text-bad">{text().list.moreFailed}</span>
          <Button kind="ghost" size="sm" class="h-6" onClick={() => void list().loadMore()}>
            {text().action.retry}
          </Button>
        </Show>
        <span class="ml-auto" />
        <Freshness list={list()} />
        <Show when={!isPhone()}>
          <ColumnMenu columns={props.columns} />
        </Show>
      </div>
    </div>
  )
}
