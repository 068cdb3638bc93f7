import { A } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import type { AgedItems } from '@souk/contract/orders'
import type { ProcessId } from '@souk/domain/ids'
import { ages } from '@souk/domain/order/ages'
import type { Age } from '@souk/domain/order/ages'
import type { Process, State } from '@souk/process/model'
import { phaseOf } from '@souk/process/phase'
import { failureText } from '../app/refusals.ts'
import { ageWords } from '../orders/age-words.ts'
import { formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { PlainTable } from '../ui/plain-table.tsx'
import type { PlainColumn } from '../ui/plain-table.tsx'
import { StateChip } from '../ui/state-chip.tsx'
import { createAges } from './create-ages.ts'
import { text } from './text.ts'

type AgesTableProps = {
  readonly id: ProcessId
  readonly process: Process
  readonly countOf: (state: string) => number
  /** The orders of such items, where there is a list of them. */
  readonly hrefOf: (state: string, age?: Age) => string | undefined
}

const Figure = (props: { children: string; href: string | undefined }): JSX.Element => (
  <Show when={props.href} fallback={<span class="figures">{props.children}</span>}>
    {(href) => (
      <A href={href()} class="figures rounded-xs font-medium hover:underline">
        {props.children}
      </A>
    )}
  </Show>
)

const Aged = (props: { items: AgedItems | undefined; href: string | undefined }): JSX.Element => (
  <Show when={props.items?.total} fallback={<span class="text-ink-3">{props.items ? '–' : '…'}</span>}>
    {(total) => <Figure href={props.href}>{`${formatNumber(total())}${props.items?.atLeast ? '+' : ''}`}</Figure>}
  </Show>
)

/** States with items, and how long those have been there: each figure leads to its orders. */
export const AgesTable = (props: AgesTableProps): JSX.Element => {
  const words = useText(text)
  const spans = useText(ageWords)
  const aged = createAges(() => props.id)
  const filled = (): readonly State[] => props.process.states.filter(({ name }) => props.countOf(name) > 0)
  const columns = (): readonly PlainColumn<State>[] => [
    {
      title: words().state,
      cell: (state) => <StateChip phase={phaseOf(props.process, state().name)} label={state().name} />,
    },
    {
      title: words().items,
      align: 'end',
      cell: (state) => <Figure href={props.hrefOf(state().name)}>{formatNumber(props.countOf(state().name))}</Figure>,
    },
    ...ages.map((age): PlainColumn<State> => ({
      title: spans().age[age],
      align: 'end',
      isEmpty: ({ name }) => aged.of(name, age)?.total === 0,
      cell: (state) => <Aged items={aged.of(state().name, age)} href={props.hrefOf(state().name, age)} />,
    })),
  ]
  return (
    <Switch>
      <Match when={aged.error()}>
        <ErrorState message={failureText(aged.error())} onRetry={aged.reload} />
      </Match>
      <Match when={filled().length === 0}>
        <EmptyState title={words().noItems} text={words().noItemsText} />
      </Match>
      <Match when={true}>
        <div
          class="scroll-quiet min-h-0 flex-1 -outline-offset-2"
          tabindex={0}
          role="region"
          aria-label={words().tabs.ages}
        >
          <PlainTable label={words().tabs.ages} columns={columns()} rows={filled()} keyOf={({ name }) => name} />
        </div>
      </Match>
    </Switch>
  )
}
