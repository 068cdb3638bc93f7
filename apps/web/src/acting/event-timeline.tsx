import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Actor } from '@souk/domain/actor'
import type { Recorded } from '@souk/domain/order/events'
import { dictionary } from '../text/dictionary.ts'
import { useText } from '../text/use-text.ts'
import { Timeline, TimelineItem } from '../ui/timeline.tsx'
import { storyOf } from './event-story.ts'
import type { Teller } from './event-story.ts'

const words = dictionary({
  en: { label: 'Timeline', system: 'automatic' },
  de: { label: 'Verlauf', system: 'automatisch' },
})

type EventTimelineProps = {
  /** As the server gives them: oldest first. Shown newest first. */
  readonly events: readonly Recorded[]
  readonly teller: Teller
}

/** What happened to an order: what, to which items, who, when. */
export const EventTimeline = (props: EventTimelineProps): JSX.Element => {
  const text = useText(words)
  const who = (actor: Actor): string => (actor.kind === 'system' ? text().system : actor.name)
  return (
    <Timeline label={text().label}>
      <For each={props.events.toReversed()}>
        {(recorded) => (
          <Show when={storyOf(recorded.event, props.teller)}>
            {(story) => (
              <TimelineItem at={recorded.at} title={story().title} who={who(recorded.actor)} phase={story().phase}>
                {story().note}
              </TimelineItem>
            )}
          </Show>
        )}
      </For>
    </Timeline>
  )
}
