import { A } from '@solidjs/router'
import Cable from 'lucide-solid/icons/cable'
import { For, Show, createMemo, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import type { BindingEntry } from '@souk/contract/processes'
import type { Binding } from '@souk/domain/marketplace'
import { useApp } from '../../app/app-context.ts'
import { createFollowed } from '../../app/followed.ts'
import { processHref } from '../../processes/process-href.ts'
import { useText } from '../../text/use-text.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { useEdited } from '../edited.ts'
import { RowLink } from '../row-link.tsx'
import { Section } from '../section.tsx'
import { BindingForm } from './binding-form.tsx'
import { text } from './text.ts'

const keyOf = ({ kind, name }: BindingEntry): string => `${kind} ${name}`

function said(words: typeof text.en, binding: Binding): string {
  if (binding.kind === 'builtin') return binding.name
  if (binding.kind === 'expression') return binding.source
  return binding.kind === 'webhook' ? binding.url : words.short[binding.kind]
}

const columnsOf = (words: typeof text.en, edit: (key: string) => void): readonly PlainColumn<BindingEntry>[] => [
  {
    title: words.name,
    cell: (entry) => <RowLink onClick={() => edit(keyOf(entry()))}>{entry().name}</RowLink>,
  },
  { title: words.kind, cell: (entry) => <span class="text-ink-2">{words[entry().kind]}</span> },
  {
    title: words.stands,
    cell: (entry) => (
      <Show when={entry().binding} fallback={<Badge phase="bad">{words.unbound}</Badge>}>
        {(binding) => <span class="break-all">{said(words, binding())}</span>}
      </Show>
    ),
  },
  {
    title: words.used,
    cell: (entry) => (
      <span class="flex flex-wrap gap-x-2">
        <For each={entry().usedBy}>
          {(name) => (
            <A href={processHref(name)} class="rounded-xs text-ink-2 hover:underline">
              {name}
            </A>
          )}
        </For>
      </span>
    ),
  },
  {
    title: words.actions,
    bare: true,
    align: 'end',
    cell: (entry) => (
      <Button size="sm" kind={entry().binding ? 'ghost' : 'secondary'} onClick={() => edit(keyOf(entry()))}>
        {entry().binding ? words.change : words.bind}
        <span class="sr-only">{entry().name}</span>
      </Button>
    ),
  },
]

/** What the names in processes stand for; those that stand for nothing come first. */
export const BindingsSection = (): JSX.Element => {
  const words = useText(text)
  const { souk, marketplace } = useApp()
  const edited = useEdited()
  const list = createFollowed(() => souk.processes.bindings.query())
  onMount(() => void list.reload())
  marketplace.changes.on(['bindings', 'processes'], () => void list.reload())
  const rows = createMemo(() =>
    (list.value() ?? []).toSorted(
      (one, other) =>
        Number(one.binding !== null) - Number(other.binding !== null) || one.name.localeCompare(other.name),
    ),
  )
  const unbound = (): number => rows().filter(({ binding }) => binding === null).length
  const found = () => rows().find((entry) => keyOf(entry) === edited.id())
  return (
    <>
      <Section
        intro={words().intro}
        ready={list.value() !== undefined}
        error={list.error()}
        onRetry={() => void list.reload()}
        isEmpty={rows().length === 0}
        empty={<EmptyState icon={Cable} title={words().empty} text={words().emptyText} />}
      >
        <Show when={unbound() > 0}>
          <Notice kind="late" class="mx-6 mb-3 max-sm:mx-4">
            {words().unboundCount(unbound())}
          </Notice>
        </Show>
        <PlainTable
          label={words().label(rows().length)}
          columns={columnsOf(words(), edited.edit)}
          rows={rows()}
          keyOf={keyOf}
        />
      </Section>
      <Show when={found()}>
        {(entry) => <BindingForm entry={entry()} onSaved={() => void list.reload()} onClose={edited.close} />}
      </Show>
    </>
  )
}
