import KeyRound from 'lucide-solid/icons/key-round'
import Plus from 'lucide-solid/icons/plus'
import { For, Show, createSignal, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ApiKey } from '@souk/contract/people'
import { useApp } from '../../app/app-context.ts'
import { createFollowed } from '../../app/followed.ts'
import { inWords } from '../../app/refusals.ts'
import { useText } from '../../text/use-text.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DateTime } from '../../ui/date-time.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { showToast } from '../../ui/toast.ts'
import { useEdited } from '../edited.ts'
import { Section } from '../section.tsx'
import { KeyForm } from './key-form.tsx'
import { text } from './text.ts'

const scopeName = (words: typeof text.en, scope: string): string =>
  scope === 'shop' || scope === 'events' ? words.scopeShort[scope] : scope

const columnsOf = (words: typeof text.en, revoke?: (key: ApiKey) => void): readonly PlainColumn<ApiKey>[] => [
  {
    title: words.name,
    cell: (key) => (
      <span class="flex min-w-0 items-center gap-2">
        <span class="truncate font-medium">{key().name}</span>
        <Show when={key().demo}>
          <Badge phase="late">{words.demo}</Badge>
        </Show>
      </span>
    ),
  },
  { title: words.key, cell: (key) => <span class="font-mono">{key().prefix}…</span> },
  {
    title: words.scopes,
    cell: (key) => (
      <span class="flex flex-wrap gap-1">
        <For each={key().scopes}>{(scope) => <Badge>{scopeName(words, scope)}</Badge>}</For>
      </span>
    ),
  },
  { title: words.created, cell: (key) => <DateTime at={key().createdAt} as="date" class="text-ink-2" /> },
  {
    title: words.lastUsed,
    cell: (key) => (
      <Show when={key().lastUsedAt} fallback={<span class="text-ink-3">{words.never}</span>}>
        {(at) => <DateTime at={at()} class="text-ink-2" />}
      </Show>
    ),
  },
  {
    title: words.actions,
    bare: true,
    align: 'end',
    cell: (key) => (
      <Show when={revoke}>
        <Button size="sm" kind="ghost" onClick={() => revoke?.(key())}>
          {words.revoke}
          <span class="sr-only">{key().name}</span>
        </Button>
      </Show>
    ),
  },
]

/** What other apps come with. */
export const KeysSection = (): JSX.Element => {
  const words = useText(text)
  const { souk, marketplace, people } = useApp()
  const edited = useEdited()
  const list = createFollowed(() => souk.keys.list.query())
  const [revoked, setRevoked] = createSignal<ApiKey>()
  onMount(() => void list.reload())
  marketplace.changes.on(['keys'], () => void list.reload())
  const revoke = async (): Promise<void> => {
    const key = revoked()
    if (!key) return
    await inWords(souk.keys.remove.mutate({ id: key.id }))
    showToast({ kind: 'good', title: words().revoked(key.name) })
    await list.reload()
  }
  const add = (): JSX.Element => (
    <Show when={people.isAdministrator()}>
      <Button kind="primary" icon={Plus} onClick={edited.add}>
        {words().add}
      </Button>
    </Show>
  )
  return (
    <>
      <Section
        intro={words().intro}
        actions={<Show when={list.value()?.length}>{add()}</Show>}
        ready={list.value() !== undefined}
        error={list.error()}
        onRetry={() => void list.reload()}
        isEmpty={list.value()?.length === 0}
        empty={
          <EmptyState icon={KeyRound} title={words().empty} text={words().emptyText}>
            {add()}
          </EmptyState>
        }
      >
        <PlainTable
          label={words().label(list.value()?.length ?? 0)}
          columns={columnsOf(words(), people.isAdministrator() ? setRevoked : undefined)}
          rows={list.value() ?? []}
          keyOf={({ id }) => id}
        />
      </Section>
      <Show when={edited.isNew()}>
        <KeyForm onAdded={() => void list.reload()} onClose={edited.close} />
      </Show>
      <ConfirmDialog
        open={revoked() !== undefined}
        onClose={() => setRevoked(undefined)}
        title={words().revokeTitle(revoked()?.name ?? '')}
        consequence={words().revokeText}
        confirm={words().revoke}
        danger
        onConfirm={revoke}
      />
    </>
  )
}
