import ArrowLeft from 'lucide-solid/icons/arrow-left'
import ArrowRight from 'lucide-solid/icons/arrow-right'
import Columns3 from 'lucide-solid/icons/columns-3'
import { For, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { squareLook } from '../ui/button-look.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Popover } from '../ui/popover.tsx'
import type { Column, Columns } from './columns.ts'

const Line = <Row,>(props: { column: Column<Row>; columns: Columns<Row> }): JSX.Element => {
  const text = useText()
  const arrow = `${squareLook('ghost', 'sm')} opacity-60 hover:opacity-100 focus-visible:opacity-100`
  return (
    <li class="flex items-center pl-1.5 text-sm">
      <span class="min-w-0 flex-1">
        <Checkbox
          label={props.column.title()}
          checked={props.columns.isShown(props.column)}
          disabled={props.column.fixed}
          onChecked={() => props.columns.toggle(props.column.id)}
        />
      </span>
      <button
        type="button"
        class={arrow}
        aria-label={text().list.columnLeft(props.column.title())}
        onClick={() => props.columns.move(props.column.id, -1)}
      >
        <ArrowLeft size={14} />
      </button>
      <button
        type="button"
        class={arrow}
        aria-label={text().list.columnRight(props.column.title())}
        onClick={() => props.columns.move(props.column.id, 1)}
      >
        <ArrowRight size={14} />
      </button>
    </li>
  )
}

/** Which columns are shown, in which order. */
export const ColumnMenu = <Row,>(props: { columns: Columns<Row> }): JSX.Element => {
  const text = useText()
  const [open, setOpen] = createSignal(false)
  return (
    <Popover
      label={text().list.columns}
      open={open()}
      onOpen={setOpen}
      placement="bottom-end"
      triggerClass={squareLook('ghost', 'sm')}
      triggerLabel={text().list.columns}
      trigger={<Columns3 size={16} />}
    >
      <ul class="scroll-quiet max-h-80 p-0.5">
        <For each={props.columns.ordered()}>{(column) => <Line column={column} columns={props.columns} />}</For>
      </ul>
      <div class="-mx-1.5 mt-1.5 border-t px-1.5 pt-1.5">
        <Button kind="ghost" size="sm" onClick={() => props.columns.reset()}>
          {text().list.columnsReset}
        </Button>
      </div>
    </Popover>
  )
}
