import { createMemo } from 'solid-js'
import type { Accessor } from 'solid-js'
import { useApp } from '../app/app-context.ts'
import { useMinutes } from '../ui/clock.ts'
import { presenceStory } from './presence-story.ts'
import type { PresenceStory } from './presence-story.ts'

/** Who is at an order right now, as the person who sits here reads it. */
export function useStory(reference: Accessor<string>): Accessor<PresenceStory> {
  const { presence, people } = useApp()
  const now = useMinutes()
  return createMemo(() => presenceStory(presence.at(reference()), { me: people.me()?.id, now: now() }))
}
