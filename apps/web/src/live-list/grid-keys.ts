import type { Accessor } from 'solid-js'
import { useHotkeys } from '../shell/hotkeys.ts'
import { useText } from '../text/use-text.ts'
import type { LiveList } from './create-live-list.ts'
import type { VirtualRows } from './virtual-rows.ts'

type GridKeysOptions<Row> = {
  readonly list: Accessor<LiveList<Row>>
  readonly rows: VirtualRows
  readonly selectable: Accessor<boolean>
  readonly apply: () => void
  readonly open: (row: Row) => void
  readonly peek: (row: Row) => void
}

const nameOf = (event: KeyboardEvent): string =>
  [event.shiftKey ? 'shift' : '', event.metaKey || event.ctrlKey ? 'mod' : '', event.key].filter(Boolean).join(' ')

const isOnRow = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row'

/** j, k, x and `.` anywhere on the page; arrows, Enter, Space and the rest with the focus on a row. Returns the grid's own handler. */
export const createGridKeys = <Row>(options: GridKeysOptions<Row>): ((event: KeyboardEvent) => void) => {
  const text = useText()
  const { list, rows, selectable } = options
  const { roving } = rows

  const withRow = (act: (row: Row) => void): void => {
    const id = roving.current()
    const row = id === undefined ? undefined : list().get(id)
    if (row !== undefined) act(row)
  }
  const toggle = (): void => {
    const id = roving.current()
    if (id !== undefined) list().selection.toggle(id)
  }
  const extend = (by: number): void => {
    const from = roving.current()
    if (from !== undefined && !list().selection.has(from)) list().selection.toggle(from)
    roving.walk(by)
    const to = roving.current()
    if (to !== undefined) list().selection.extendTo(to, list().ids())
  }

  useHotkeys(() => [
    { keys: 'j', label: text().list.next, group: 'list', run: () => roving.walk(1) },
    { keys: 'k', label: text().list.previous, group: 'list', run: () => roving.walk(-1) },
    { keys: '.', label: text().list.applyKey, group: 'list', run: options.apply },
    ...(selectable() ? [{ keys: 'x', label: text().list.select, group: 'list', run: toggle } as const] : []),
  ])

  const walking: Readonly<Record<string, () => void>> = {
    ArrowDown: () => roving.walk(1),
    ArrowUp: () => roving.walk(-1),
    PageDown: () => roving.walk(rows.page()),
    PageUp: () => roving.walk(-rows.page()),
    Home: () => roving.goTo(0),
    End: () => roving.goTo(list().ids().length - 1),
    Enter: () => withRow(options.open),
    ' ': () => withRow(options.peek),
  }
  const selecting: Readonly<Record<string, () => void>> = {
    'shift ArrowDown': () => extend(1),
    'shift ArrowUp': () => extend(-1),
    'mod a': () => list().selection.add(list().ids()),
  }

  return (event) => {
    const name = nameOf(event)
    const run = walking[name] ?? (selectable() ? selecting[name] : undefined)
    if (!run || !isOnRow(event)) return
    event.preventDefault()
    run()
  }
}
