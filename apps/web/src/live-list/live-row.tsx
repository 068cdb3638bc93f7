import { For, Show, createMemo, createSignal } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import type { Column } from './columns.ts'
import type { LiveList } from './create-live-list.ts'
import { tintOnChange } from './tint.ts'

export type RowProps<Row> = {
  readonly id: string
  readonly list: LiveList<Row>
  readonly columns: readonly Column<Row>[]
  /** Its place among all rows, from 0. */
  readonly index: number
  readonly height: number
  readonly active: boolean
  /** Shown elsewhere at the moment, e.g. in a drawer. */
  readonly open: boolean
  readonly selectable: boolean
  readonly name: (row: Row) => string
  readonly marked: ((row: Row) => boolean) | undefined
  readonly movedTo: ((row: Row) => string) | undefined
  readonly card: ((row: Accessor<Row>) => JSX.Element) | undefined
  readonly onOpen: ((row: Row) => void) | undefined
  readonly onActive: () => void
}

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('a, button, input, label, select, [role=menuitem]') !== null

const isPlainClick = (event: MouseEvent): boolean =>
  !event.defaultPrevented && !isControl(event.target) && getSelection()?.isCollapsed !== false

/** One row: cells that tint when they change, dimmed when it no longer matches. */
export const LiveRow = <Row,>(props: RowProps<Row>): JSX.Element => {
  const text = useText()
  // oxlint-disable-next-line solid/reactivity -- a row component lives and dies with its id
  const view = props.list.watch(props.id)
  /** Keeps the last row while the component is on its way out. */
  const row = createMemo((last: Row | undefined): Row | undefined => view()?.row ?? last, undefined)
  const [unseen, setUnseen] = createSignal(false)
  const gone = (): boolean => view()?.gone ?? false
  const selected = (): boolean => props.list.selection.has(props.id)
  const marked = (): boolean => {
    const now = row()
    return now !== undefined && (props.marked?.(now) ?? false)
  }
  const see = (): void => {
    setUnseen(false)
  }
  const miss = (): void => {
    setUnseen(true)
  }
  const muted = (): boolean => props.list.throttled()
  const click = (event: MouseEvent): void => {
    props.onActive()
    const now = row()
    if (now === undefined || !isPlainClick(event)) return
    if (event.shiftKey) props.list.selection.extendTo(props.id, props.list.ids())
    else props.onOpen?.(now)
  }
  return (
    <Show when={row()}>
      {(shown) => (
        <div
          role="row"
          data-row={props.id}
          tabindex={props.active ? 0 : -1}
          aria-rowindex={props.index + 2}
          aria-selected={props.selectable ? selected() : undefined}
          class="group/row absolute inset-x-0 grid items-center border-b text-sm contain-strict focus-visible:-outline-offset-2"
          classList={{
            'cursor-pointer hover:bg-sunken': props.onOpen !== undefined && !selected(),
            'bg-accent-soft': selected() || marked(),
            'shadow-[inset_3px_0_0_var(--color-accent)]': marked(),
            'bg-hover': props.open && !selected(),
            'grayscale **:text-ink-3!': gone(),
          }}
          style={{
            height: `${props.height}px`,
            transform: `translateY(${props.index * props.height}px)`,
            'grid-template-columns': 'var(--columns)',
          }}
          onClick={click}
          onFocusIn={() => (see(), props.onActive())}
          onPointerEnter={see}
        >
          <Show when={props.selectable}>
            <div role="gridcell" class="pl-6">
              <Checkbox
                bare
                label={text().list.selectRow(props.name(shown()))}
                checked={selected()}
                onChecked={() => props.list.selection.toggle(props.id)}
              />
            </div>
          </Show>
          <Show
            when={props.card}
            fallback={
              <For each={props.columns}>
                {(column) => (
                  <div
                    ref={(cell) => tintOnChange(cell, { value: () => column.value?.(shown()), muted, instead: miss })}
                    role="gridcell"
                    class="flex h-full min-w-0 items-center overflow-hidden px-2 first:pl-6 last-of-type:pr-6"
                    classList={{ 'justify-end figures text-right': column.align === 'end' }}
                  >
                    {column.cell(shown)}
                  </div>
                )}
              </For>
            }
          >
            {(card) => (
              <div role="gridcell" class="h-full min-w-0 overflow-hidden">
                {card()(shown)}
              </div>
            )}
          </Show>
          <Show when={gone()}>
            <span class="absolute right-6 rounded-xs bg-canvas px-1.5 text-xs leading-5 shadow-float">
              {props.movedTo ? text().list.movedTo(props.movedTo(shown())) : text().list.gone}
            </span>
          </Show>
          <Show when={unseen()}>
            <span aria-hidden="true" class="absolute left-2 size-1.5 rounded-full bg-accent" />
          </Show>
        </div>
      )}
    </Show>
  )
}
