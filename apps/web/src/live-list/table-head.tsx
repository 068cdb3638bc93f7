import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import type { Column } from './columns.ts'
import type { LiveList } from './create-live-list.ts'

export type Sort = { readonly by: string; readonly desc: boolean }

export const headHeight = 34

type TableHeadProps<Row> = {
  readonly list: LiveList<Row>
  readonly columns: readonly Column<Row>[]
  readonly selectable: boolean
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
}

type HeadProps<Row> = {
  readonly column: Column<Row>
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
}

const directionOf = (sort: Sort | undefined, by: string | undefined): 'ascending' | 'descending' | undefined => {
  if (by === undefined || sort?.by !== by) return undefined
  return sort.desc ? 'descending' : 'ascending'
}

const SortButton = (props: { by: string } & HeadProps<never>): JSX.Element => {
  const text = useText()
  const direction = () => directionOf(props.sort, props.by)
  return (
    <button
      type="button"
      class="inline-flex h-6 min-w-0 items-center gap-1 rounded-xs hover:text-ink"
      title={text().list.sortBy(props.column.title())}
      onClick={() => props.onSort?.({ by: props.by, desc: direction() !== 'descending' })}
    >
      <span class="truncate">{props.column.title()}</span>
      <Show when={direction()}>
        <Show when={direction() === 'descending'} fallback={<ArrowUp size={12} />}>
          <ArrowDown size={12} />
        </Show>
      </Show>
    </button>
  )
}

const Head = <Row,>(props: HeadProps<Row>): JSX.Element => (
  <div
    role="columnheader"
    aria-sort={directionOf(props.sort, props.column.sort)}
    class="flex min-w-0 items-center px-2 first:pl-6 last:pr-6"
    classList={{
      'justify-end': props.column.align === 'end',
      'text-ink': directionOf(props.sort, props.column.sort) !== undefined,
    }}
  >
    <Show when={props.onSort && props.column.sort} fallback={<span class="truncate">{props.column.title()}</span>}>
      {(by) => <SortButton by={by()} column={props.column} sort={props.sort} onSort={props.onSort} />}
    </Show>
  </div>
)

/** The sticky head: names, sort, and the box for all loaded rows. */
export const TableHead = <Row,>(props: TableHeadProps<Row>): JSX.Element => {
  const text = useText()
  const chosen = (): number => props.list.selection.count()
  const all = (): boolean => chosen() > 0 && props.list.ids().every((id) => props.list.selection.has(id))
  return (
    <div role="rowgroup" class="sticky top-0 z-10">
      <div
        role="row"
        aria-rowindex={1}
        class="grid items-center border-b bg-canvas text-xs font-medium text-ink-3"
        style={{ height: `${headHeight}px`, 'grid-template-columns': 'var(--columns)' }}
      >
        <Show when={props.selectable}>
          <div role="columnheader" class="pl-6">
            <Checkbox
              bare
              label={text().list.selectAll}
              checked={all()}
              mixed={chosen() > 0 && !all()}
              onChecked={(on) => (on ? props.list.selection.add(props.list.ids()) : props.list.selection.clear())}
            />
          </div>
        </Show>
        <For each={props.columns}>{(column) => <Head column={column} sort={props.sort} onSort={props.onSort} />}</For>
      </div>
    </div>
  )
}
