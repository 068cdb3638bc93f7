import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import type { LiveList } from './create-live-list.ts'
import { Freshness } from './freshness.tsx'

type TableFootProps<Row> = {
  readonly list: LiveList<Row>
  readonly noun: (count: number) => string
  /** The column menu, where there are columns. */
  readonly children: JSX.Element
}

/** How many there are, how many are selected, what failed below, and how fresh it all is. */
export const TableFoot = <Row,>(props: TableFootProps<Row>): JSX.Element => {
  const text = useText()
  const chosen = (): number => props.list.selection.count()
  return (
    <div class="flex h-8 shrink-0 items-center gap-4 border-t px-6 text-xs whitespace-nowrap text-ink-3 max-sm:px-4">
      <Show when={props.list.status() === 'ready'}>
        <span class="figures">
          {text().list.count(
            `${formatNumber(props.list.total())}${props.list.atLeast() ? '+' : ''}`,
            props.noun(props.list.total()),
          )}
        </span>
      </Show>
      <Show when={chosen() > 0}>
        <span class="flex items-center gap-1">
          <span class="figures text-ink">{text().list.selected(chosen())}</span>
          <Button kind="ghost" size="sm" class="-my-1" onClick={() => props.list.selection.clear()}>
            {text().list.deselect}
          </Button>
        </span>
      </Show>
      <Show when={props.list.more() === 'failed'}>
        <span class="flex min-w-0 items-center gap-1">
          <span class="truncate text-bad">{text().list.moreFailed}</span>
          <Button kind="ghost" size="sm" class="-my-1" onClick={() => void props.list.loadMore()}>
            {text().action.retry}
          </Button>
        </span>
      </Show>
      <span class="ml-auto flex min-w-0 items-center gap-2">
        <Freshness list={props.list} />
        {props.children}
      </span>
    </div>
  )
}
