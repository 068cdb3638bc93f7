import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ProcessSummary } from '@souk/contract/processes'
import { useApp } from '../app/app-context.ts'
import { inWords } from '../app/refusals.ts'
import { formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { DateTime } from '../ui/date-time.tsx'
import { PlainTable } from '../ui/plain-table.tsx'
import type { PlainColumn } from '../ui/plain-table.tsx'
import { showToast } from '../ui/toast.ts'
import { text } from './text.ts'
import type { Family } from './versions.ts'

type VersionsTableProps = {
  readonly family: Family
  readonly shown: ProcessSummary
  readonly onShow: (version: number) => void
}

/** A process' versions: what is in each now, and which one new items start with. */
export const VersionsTable = (props: VersionsTableProps): JSX.Element => {
  const words = useText(text)
  const { souk, board } = useApp()
  const [wanted, setWanted] = createSignal<ProcessSummary>()
  const activate = async (): Promise<void> => {
    const version = wanted()
    if (!version) return
    await inWords(souk.processes.activate.mutate({ id: version.id }))
    showToast({ kind: 'good', title: words().activeNow(version.name, version.version) })
  }
  const columns = (): readonly PlainColumn<ProcessSummary>[] => [
    {
      title: words().version,
      cell: (version) => (
        <span class="flex items-center gap-2">
          <span class="font-medium">{words().versionOf(version().version)}</span>
          <Show when={version().active}>
            <Badge phase="good">{words().active}</Badge>
          </Show>
          <Show when={version().id === props.shown.id}>
            <Badge>{words().shown}</Badge>
          </Show>
        </span>
      ),
    },
    { title: words().imported, cell: (version) => <DateTime at={version().importedAt} as="dateTime" /> },
    { title: words().states, align: 'end', cell: (version) => <span class="figures">{version().states}</span> },
    {
      title: words().items,
      align: 'end',
      cell: (version) => <span class="figures font-medium">{formatNumber(board.total(version().id))}</span>,
    },
    {
      title: words().actions,
      bare: true,
      align: 'end',
      cell: (version) => (
        <span class="inline-flex gap-1">
          <Show when={version().id !== props.shown.id}>
            <Button size="sm" kind="ghost" onClick={() => props.onShow(version().version)}>
              {words().look}
            </Button>
          </Show>
          <Show when={!version().active}>
            <Button size="sm" onClick={() => setWanted(version())}>
              {words().activate}
            </Button>
          </Show>
        </span>
      ),
    },
  ]
  return (
    <div class="scroll-quiet min-h-0 flex-1">
      <PlainTable
        label={words().tabs.versions}
        columns={columns()}
        rows={props.family.versions}
        keyOf={({ id }) => id}
      />
      <ConfirmDialog
        open={wanted() !== undefined}
        onClose={() => setWanted(undefined)}
        title={words().activateTitle(wanted()?.version ?? 0)}
        consequence={words().activateText}
        confirm={words().activate}
        onConfirm={activate}
      />
    </div>
  )
}
