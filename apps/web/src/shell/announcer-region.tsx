import type { JSX } from 'solid-js'
import { announced } from './announcer.ts'

/** The page's one polite live region. */
export const AnnouncerRegion = (): JSX.Element => (
  <div role="status" aria-live="polite" data-live-announcer="true" class="sr-only">
    {announced()}
  </div>
)
