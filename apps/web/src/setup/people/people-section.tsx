import Plus from 'lucide-solid/icons/plus'
import { Show, createSignal, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Person } from '@souk/contract/people'
import { useApp } from '../../app/app-context.ts'
import { showFailure } from '../../app/create-act.ts'
import { createFollowed } from '../../app/followed.ts'
import type { Marketplace } from '../../app/marketplace.ts'
import { inWords } from '../../app/refusals.ts'
import { useText } from '../../text/use-text.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DateTime } from '../../ui/date-time.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { showToast } from '../../ui/toast.ts'
import { useEdited } from '../edited.ts'
import { Section } from '../section.tsx'
import { PersonForm } from './person-form.tsx'
import { RoleForm } from './role-form.tsx'
import { text } from './text.ts'

type Around = {
  readonly me: string | undefined
  /** Whether the reader may change who may sign in. */
  readonly isAdministrator: boolean
  readonly merchantName: Marketplace['merchantName']
  readonly activate: (person: Person) => void
  readonly deactivate: (person: Person) => void
  readonly changeRole: (person: Person) => void
}

const roleOf = ({ merchant, role }: Person, administrator: string, { merchantName }: Around): string =>
  merchant === null ? (role ?? administrator) : merchantName(merchant)

const columnsOf = (words: typeof text.en, around: Around): readonly PlainColumn<Person>[] => [
  {
    title: words.name,
    cell: (person) => (
      <span class="flex min-w-0 items-center gap-2" classList={{ 'text-ink-3': !person().active }}>
        <Avatar name={person().name} size="sm" />
        <span class="truncate font-medium">{person().name}</span>
        <Show when={person().id === around.me}>
          <Badge>{words.you}</Badge>
        </Show>
        <Show when={person().demo}>
          <Badge phase="late">{words.demo}</Badge>
        </Show>
      </span>
    ),
  },
  { title: words.email, cell: (person) => <span class="truncate">{person().email}</span> },
  {
    title: words.role,
    cell: (person) => roleOf(person(), words.administrator, around),
  },
  {
    title: words.status,
    cell: (person) => (
      <Badge phase={person().active ? 'good' : 'neutral'}>{person().active ? words.active : words.inactive}</Badge>
    ),
  },
  { title: words.created, cell: (person) => <DateTime at={person().createdAt} as="date" class="text-ink-2" /> },
  {
    title: words.actions,
    bare: true,
    align: 'end',
    cell: (person) => (
      <Show when={around.isAdministrator && person().id !== around.me}>
        <Show when={person().merchant === null}>
          <Button size="sm" kind="ghost" onClick={() => around.changeRole(person())}>
            {words.changeRole}
            <span class="sr-only">{person().name}</span>
          </Button>
        </Show>
        <Show
          when={person().active}
          fallback={
            <Button size="sm" kind="ghost" onClick={() => around.activate(person())}>
              {words.activate}
              <span class="sr-only">{person().name}</span>
            </Button>
          }
        >
          <Button size="sm" kind="ghost" onClick={() => around.deactivate(person())}>
            {words.deactivate}
            <span class="sr-only">{person().name}</span>
          </Button>
        </Show>
      </Show>
    ),
  },
]

/** Who may sign in. */
export const PeopleSection = (): JSX.Element => {
  const words = useText(text)
  const { souk, people, marketplace } = useApp()
  const edited = useEdited()
  const list = createFollowed(() => souk.people.list.query())
  const [leaving, setLeaving] = createSignal<Person>()
  const [changing, setChanging] = createSignal<Person>()
  onMount(() => void list.reload())
  marketplace.changes.on(['people'], () => void list.reload())

  const setActive = async ({ id, name }: Person, active: boolean): Promise<void> => {
    await inWords(souk.people.setActive.mutate({ id, active }))
    showToast({ kind: 'good', title: active ? words().activated(name) : words().deactivated(name) })
    await list.reload()
  }
  const activate = async (person: Person): Promise<void> => {
    try {
      await setActive(person, true)
    } catch (error) {
      showFailure(words().failed(person.name), error)
    }
  }
  const deactivate = async (): Promise<void> => {
    const person = leaving()
    if (person) await setActive(person, false)
  }
  const around = (): Around => ({
    me: people.me()?.id,
    isAdministrator: people.isAdministrator(),
    merchantName: marketplace.merchantName,
    activate: (person) => void activate(person),
    deactivate: setLeaving,
    changeRole: setChanging,
  })
  return (
    <>
      <Section
        intro={words().intro}
        actions={
          <Show when={people.isAdministrator()}>
            <Button kind="primary" icon={Plus} onClick={edited.add}>
              {words().add}
            </Button>
          </Show>
        }
        ready={list.value() !== undefined}
        error={list.error()}
        onRetry={() => void list.reload()}
      >
        <PlainTable
          label={words().label(list.value()?.length ?? 0)}
          columns={columnsOf(words(), around())}
          rows={list.value() ?? []}
          keyOf={({ id }) => id}
        />
      </Section>
      <Show when={edited.isNew()}>
        <PersonForm onAdded={() => void list.reload()} onClose={edited.close} />
      </Show>
      <Show when={changing()}>
        {(person) => (
          <RoleForm person={person()} onSaved={() => void list.reload()} onClose={() => setChanging(undefined)} />
        )}
      </Show>
      <ConfirmDialog
        open={leaving() !== undefined}
        onClose={() => setLeaving(undefined)}
        title={words().confirmTitle(leaving()?.name ?? '')}
        consequence={words().confirmText}
        confirm={words().deactivate}
        danger
        onConfirm={deactivate}
      />
    </>
  )
}
