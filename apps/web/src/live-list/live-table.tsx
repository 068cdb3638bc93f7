import { For, Match, Show, Switch, createEffect, createMemo } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { announce } from '../shell/announcer.ts'
import { density, rowHeights } from '../style/density.ts'
import { createMedia, phone } from '../style/media.ts'
import { useText } from '../text/use-text.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ColumnMenu } from './column-menu.tsx'
import type { Column, Columns } from './columns.ts'
import type { LiveList } from './create-live-list.ts'
import { FreshPill } from './fresh-pill.tsx'
import { createGridKeys } from './grid-keys.ts'
import { LiveRow } from './live-row.tsx'
import { PlaceholderRow } from './placeholder-row.tsx'
import { TableFoot } from './table-foot.tsx'
import { TableHead, headHeight } from './table-head.tsx'
import type { Sort } from './table-head.tsx'
import { createVirtualRows } from './virtual-rows.ts'

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
  /** Space; opens where there is no peek. */
  readonly onPeek?: ((row: Row) => void) | undefined
  /** The row that is open beside the list. */
  readonly openId?: string | undefined
  /** Rows that stand out until somebody has looked at them. */
  readonly marked?: ((row: Row) => boolean) | undefined
  /** The state a row moved to, when it no longer matches. */
  readonly movedTo?: ((row: Row) => string) | undefined
  /** A row on phones, in a fixed height. */
  readonly card: (row: Accessor<Row>) => JSX.Element
  readonly cardHeight: number
  /** Shown when there is no row: for the first time, or because of the filters. */
  readonly empty: JSX.Element
  readonly selectable?: boolean | undefined
  /** New rows may enter while one is at the top with nothing selected and nothing open. */
  readonly follow?: boolean | undefined
}

const selectTrack = '3.25rem'

const messageOf = (error: unknown): string | undefined => (error instanceof Error ? error.message : undefined)

const Waiting = (props: { height: number }): JSX.Element => (
  <div class="relative flex-1 overflow-hidden" aria-busy="true">
    <Skeleton>
      <For each={Array.from({ length: 12 }, (_, index) => index)}>
        {(index) => <PlaceholderRow index={index} height={props.height} />}
      </For>
    </Skeleton>
  </div>
)

/** A live list on screen: virtual rows of one height, keys, sort, columns; cards on phones. Fills the room it is given. */
export const LiveTable = <Row,>(props: LiveTableProps<Row>): JSX.Element => {
  const text = useText()
  const isPhone = createMedia(phone)
  const list = (): LiveList<Row> => props.list
  const height = (): number => (isPhone() ? props.cardHeight : rowHeights[density()])
  const selectable = (): boolean => (props.selectable ?? false) && !isPhone()
  const columns = (): readonly Column<Row>[] => (isPhone() ? [] : props.columns.shown())
  const tracks = (): string =>
    [...(selectable() ? [selectTrack] : []), ...(isPhone() ? ['1fr'] : columns().map(({ width }) => width))].join(' ')

  const headRoom = (): number => (isPhone() ? 0 : headHeight)
  const rows = createVirtualRows({ list, height, headRoom, follow: () => props.follow ?? false })
  const apply = (): void => {
    list().apply()
    rows.toTop()
  }
  const press = createGridKeys<Row>({
    list,
    rows,
    selectable,
    apply,
    open: (row) => props.onOpen?.(row),
    peek: (row) => (props.onPeek ?? props.onOpen)?.(row),
  })

  const fresh = createMemo(() => list().fresh())
  createEffect(() => {
    if (fresh() > 0) announce('fresh', `${props.label}: ${text().list.fresh(fresh())}`)
  })

  return (
    <div class="relative flex min-h-0 flex-1 flex-col border-t">
      <FreshPill fresh={list().fresh()} pending={list().pending()} onApply={apply} />
      <Switch>
        <Match when={list().status() === 'failed'}>
          <div class="scroll-quiet flex-1">
            <ErrorState message={messageOf(list().error())} onRetry={() => void list().reload()} />
          </div>
        </Match>
        <Match when={list().status() === 'loading'}>
          <Waiting height={height()} />
        </Match>
        <Match when={list().ids().length === 0}>
          <div class="scroll-quiet flex-1">{props.empty}</div>
        </Match>
        <Match when={list().status() === 'ready'}>
          <div
            ref={rows.adopt}
            role="grid"
            aria-label={props.label}
            aria-rowcount={list().atLeast() ? -1 : list().total() + 1}
            aria-multiselectable={selectable()}
            class="scroll-quiet min-h-0 flex-1 [overflow-anchor:none]"
            style={{ '--columns': tracks(), 'scroll-padding-top': `${headRoom()}px` }}
            onKeyDown={press}
          >
            <Show when={!isPhone()}>
              <TableHead
                list={list()}
                columns={columns()}
                selectable={selectable()}
                sort={props.sort}
                onSort={props.onSort}
              />
            </Show>
            <div role="rowgroup" class="relative" style={{ height: `${rows.size()}px` }}>
              <For each={rows.slots()}>
                {(id) => (
                  <Show
                    when={list().get(id) !== undefined}
                    fallback={<PlaceholderRow index={rows.placeOf(id)} height={height()} />}
                  >
                    <LiveRow
                      id={id}
                      list={list()}
                      columns={columns()}
                      index={rows.placeOf(id)}
                      height={height()}
                      active={rows.roving.current() === id}
                      open={props.openId === id}
                      selectable={selectable()}
                      name={props.name}
                      marked={props.marked}
                      movedTo={props.movedTo}
                      card={isPhone() ? props.card : undefined}
                      onOpen={props.onOpen}
                      onActive={() => rows.roving.setActive(id)}
                    />
                  </Show>
                )}
              </For>
            </div>
          </div>
        </Match>
      </Switch>
      <TableFoot list={list()} noun={props.noun}>
        <Show when={!isPhone()}>
          <ColumnMenu columns={props.columns} />
        </Show>
      </TableFoot>
    </div>
  )
}
