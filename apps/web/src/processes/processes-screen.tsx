import { A, useSearchParams } from '@solidjs/router'
import Upload from 'lucide-solid/icons/upload'
import Workflow from 'lucide-solid/icons/workflow'
import { Match, Show, Switch, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { useApp } from '../app/app-context.ts'
import type { Board } from '../app/board.ts'
import { failureText } from '../app/refusals.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { DateTime } from '../ui/date-time.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { PlainTable } from '../ui/plain-table.tsx'
import type { PlainColumn } from '../ui/plain-table.tsx'
import { Importing } from './import/importing.tsx'
import { processHref } from './process-href.ts'
import { text } from './text.ts'
import { familiesOf, itemsOf } from './versions.ts'
import type { Family } from './versions.ts'

const columnsOf = (words: typeof text.en, board: Board): readonly PlainColumn<Family>[] => [
  {
    title: words.name,
    cell: (family) => (
      <A href={processHref(family().name)} class="truncate rounded-xs font-medium hover:underline">
        {family().name}
      </A>
    ),
  },
  { title: words.side, cell: (family) => words.sides[family().current.side] },
  {
    title: words.version,
    cell: (family) => (
      <span class="flex items-center gap-2">
        <span class="figures">{family().current.version}</span>
        <Show when={!family().current.active}>
          <Badge phase="late">{words.noActive}</Badge>
        </Show>
      </span>
    ),
  },
  { title: words.states, align: 'end', cell: (family) => <span class="figures">{family().current.states}</span> },
  {
    title: words.items,
    align: 'end',
    cell: (family) => <span class="figures font-medium">{formatNumber(itemsOf(family(), board))}</span>,
  },
  {
    title: words.names,
    cell: (family) => (
      <Show when={family().current.unbound.length > 0} fallback={<span class="text-ink-3">{words.bound}</span>}>
        <Badge phase="bad">{words.unbound(family().current.unbound.length)}</Badge>
      </Show>
    ),
  },
  { title: words.imported, cell: (family) => <DateTime at={family().current.importedAt} class="text-ink-2" /> },
]

/** Every process, with what is in it now. */
export const ProcessesScreen = (): JSX.Element => {
  const words = useText(text)
  const { marketplace, board } = useApp()
  const [, setParams] = useSearchParams()
  usePageTitle(() => words().title)
  board.follow()
  const families = createMemo(() => familiesOf(marketplace.processes()))
  const importing = (): JSX.Element => (
    <Button kind="primary" icon={Upload} onClick={() => setParams({ import: '1' })}>
      {words().import}
    </Button>
  )
  return (
    <>
      <PageHeader title={words().title} actions={<Show when={families().length > 0}>{importing()}</Show>} />
      <p class="max-w-180 px-6 pb-3 text-sm text-ink-2 max-sm:px-4">{words().intro}</p>
      <Switch>
        <Match when={families().length > 0}>
          <div class="scroll-quiet min-h-0 flex-1">
            <PlainTable
              label={words().label(families().length)}
              columns={columnsOf(words(), board)}
              rows={families()}
              keyOf={({ name }) => name}
            />
          </div>
        </Match>
        <Match when={marketplace.ready()}>
          <EmptyState icon={Workflow} title={words().empty} text={words().emptyText}>
            {importing()}
          </EmptyState>
        </Match>
        <Match when={marketplace.error()}>
          <ErrorState message={failureText(marketplace.error())} onRetry={marketplace.reload} />
        </Match>
      </Switch>
      <Importing />
    </>
  )
}
