import Headset from 'lucide-solid/icons/headset'
import UserCheck from 'lucide-solid/icons/user-check'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { PresentPerson } from '@souk/contract/presence'
import { useText } from '../text/use-text.ts'
import { Avatar } from '../ui/avatar.tsx'
import { toldOf } from './presence-story.ts'
import { useStory } from './use-story.ts'
import { presenceWords } from './words.ts'

/** So many fit where nobody handles it. */
const SHOWN = 2

/** Who handles an order of a list, who else looks at it, and whether the marketplace does: initials and signs, with the whole story for those who ask or listen. */
export const PeopleHere = (props: { reference: string }): JSX.Element => {
  const text = useText(presenceWords)
  const story = useStory(() => props.reference)
  const told = (): string => toldOf(story())
  /** Beside who handles it there is room for one, or for the number of all. */
  const shown = (): readonly PresentPerson[] => {
    const { handler, lookers } = story()
    return handler && lookers.length > 1 ? [] : lookers.slice(0, SHOWN)
  }
  const more = (): number => story().lookers.length - shown().length
  return (
    <Show when={told()}>
      <span role="img" aria-label={told()} title={told()} class="inline-flex shrink-0 items-center gap-1">
        <Show when={story().handler}>
          {(handler) => (
            <span class="inline-flex items-center gap-0.5 text-accent-text">
              <UserCheck size={13} aria-hidden="true" />
              <Avatar name={handler().name} size="sm" />
            </span>
          )}
        </Show>
        <For each={shown()}>{({ name }) => <Avatar name={name} size="sm" />}</For>
        <Show when={more() > 0}>
          <span class="figures text-2xs text-ink-3">{text().more(more())}</span>
        </Show>
        <Show when={story().support}>
          <Headset size={13} aria-hidden="true" class="text-ink-2" />
        </Show>
      </span>
    </Show>
  )
}
