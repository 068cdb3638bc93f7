import Eye from 'lucide-solid/icons/eye'
import Headset from 'lucide-solid/icons/headset'
import UserCheck from 'lucide-solid/icons/user-check'
import { For, Show, createEffect, createMemo, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { useSouk } from '../app/app-context.ts'
import { createAct, showFailure } from '../app/create-act.ts'
import { announce } from '../shell/announcer.ts'
import { useText } from '../text/use-text.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { toldOf } from './presence-story.ts'
import { useStory } from './use-story.ts'
import { presenceWords } from './words.ts'

/** Who handles the open order and who else looks at it, and the way to handle it oneself. */
export const PresenceBar = (props: { reference: string }): JSX.Element => {
  const text = useText(presenceWords)
  const { presence } = useSouk()
  const story = useStory(() => props.reference)
  const told = createMemo(() => toldOf(story()))
  createEffect(on(told, (line) => announce('presence', line), { defer: true }))

  const act = createAct((): Promise<unknown> => {
    const { reference } = props
    const { handler, isMine } = story()
    if (!handler) return presence.claim.mutate({ reference })
    return isMine ? presence.release.mutate({ reference }) : presence.takeOver.mutate({ reference, from: handler.id })
  })
  const label = (): string => {
    const { handler, isMine } = story()
    if (!handler) return text().handle
    return isMine ? text().release : text().takeOver
  }
  const press = async (): Promise<void> => {
    const wanted = label()
    if (!(await act.run())) showFailure(wanted, act.error())
  }
  return (
    <div role="group" aria-label={text().here} class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
      <Show when={story().handler}>
        {(handler) => (
          <span class="inline-flex min-w-0 items-center gap-1.5" classList={{ 'text-accent-text': story().isMine }}>
            <UserCheck size={15} aria-hidden="true" class="shrink-0" />
            <Avatar name={handler().name} size="sm" />
            <span class="min-w-0 wrap-break-word">{story().handling}</span>
          </span>
        )}
      </Show>
      <Button
        size="sm"
        icon={story().handler ? undefined : UserCheck}
        loading={act.busy()}
        onClick={() => void press()}
      >
        {label()}
      </Button>
      <Show when={story().looking}>
        <span class="inline-flex min-w-0 items-center gap-1.5">
          <Eye size={15} aria-hidden="true" class="shrink-0" />
          <span class="inline-flex shrink-0 items-center gap-0.5">
            <For each={story().lookers}>{({ name }) => <Avatar name={name} size="sm" />}</For>
          </span>
          <span class="min-w-0 wrap-break-word">{story().looking}</span>
        </span>
      </Show>
      <Show when={story().support}>
        <span class="inline-flex min-w-0 items-center gap-1.5">
          <Headset size={15} aria-hidden="true" class="shrink-0" />
          <span class="min-w-0 wrap-break-word">{story().support}</span>
        </span>
      </Show>
    </div>
  )
}
