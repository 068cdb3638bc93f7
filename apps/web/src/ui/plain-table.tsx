import { For, createMemo } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'

export type PlainColumn<Row> = {
  readonly title: string
  readonly cell: (row: Accessor<Row>) => JSX.Element
  readonly align?: 'end' | undefined
  /** The title is only said, not shown: buttons say for themselves what they are. */
  readonly bare?: boolean | undefined
  /** Whether a row has nothing to say here: cards leave it out. */
  readonly isEmpty?: ((row: Row) => boolean) | undefined
}

type PlainTableProps<Row> = {
  readonly label: string
  readonly columns: readonly PlainColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Rows are of many lines: what belongs to them begins at their top. */
  readonly tall?: boolean | undefined
}

const Cell = <Row,>(props: { column: PlainColumn<Row>; row: Accessor<Row>; first: boolean }): JSX.Element => (
  <td
    role="cell"
    class="px-3 py-1.5 sm:h-10 first:pl-6 last:pr-6 max-sm:flex max-sm:min-h-8 max-sm:items-center max-sm:justify-between max-sm:gap-4 max-sm:px-0! max-sm:py-0.5"
    classList={{
      'text-right max-sm:text-left': props.column.align === 'end',
      'max-sm:font-medium': props.first,
      'max-sm:hidden': props.column.isEmpty?.(props.row()) ?? false,
      'max-sm:justify-end max-sm:not-has-[button,a]:hidden': props.column.bare ?? false,
    }}
  >
    <span
      class="text-xs text-ink-3 sm:hidden"
      classList={{ hidden: props.first || props.column.bare }}
      aria-hidden="true"
    >
      {props.column.title}
    </span>
    {props.column.cell(props.row)}
  </td>
)

/** A short list as a table, as cards on phones; rows keep their elements while their content changes. For long or live lists take a LiveTable. */
export const PlainTable = <Row,>(props: PlainTableProps<Row>): JSX.Element => {
  const columns = createMemo(() => props.columns)
  const byKey = createMemo(() => new Map(props.rows.map((row) => [props.keyOf(row), row])))
  return (
    <table role="table" aria-label={props.label} class="w-full text-left text-sm max-sm:block">
      <thead role="rowgroup" class="max-sm:sr-only">
        <tr role="row">
          <For each={columns()}>
            {(column) => (
              <th
                role="columnheader"
                scope="col"
                class="h-8 border-b px-3 text-xs font-medium whitespace-nowrap text-ink-3 first:pl-6 last:pr-6"
                classList={{ 'text-right': column.align === 'end' }}
              >
                <span classList={{ 'sr-only': column.bare ?? false }}>{column.title}</span>
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody role="rowgroup" class="max-sm:block">
        <For each={[...byKey().keys()]}>
          {(key) => {
            // The last one seen: a row that goes is drawn once more before it goes.
            const row = createMemo<Row | undefined>((last) => byKey().get(key) ?? last)
            return (
              <tr
                role="row"
                class="border-b hover:bg-hover max-sm:block max-sm:px-4 max-sm:py-2.5"
                classList={{ 'align-top': props.tall ?? false }}
              >
                <For each={columns()}>
                  {(column, index) => <Cell column={column} row={row as Accessor<Row>} first={index() === 0} />}
                </For>
              </tr>
            )
          }}
        </For>
      </tbody>
    </table>
  )
}
