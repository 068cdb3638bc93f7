import { useLocation } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { usePageTitle } from '../../shell/page-title.ts'
import { Preferences } from '../../shell/preferences.tsx'
import { PageHeader } from '../page-header.tsx'
import { Controls } from './controls.tsx'
import { Facts } from './facts.tsx'
import { LiveOrders } from './live-orders.tsx'
import { Overlays } from './overlays.tsx'

/** Every component in its states, for the eye and for axe: `/__ui`, and the live table alone at `/__ui?live`. */
export const Gallery = (): JSX.Element => {
  usePageTitle(() => 'Gallery')
  const location = useLocation()
  return (
    <main class="flex min-h-0 flex-1 flex-col overflow-auto">
      <PageHeader title="Gallery" meta="every component in its states" actions={<Preferences />} />
      <Switch>
        <Match when={'live' in location.query}>
          <LiveOrders />
        </Match>
        <Match when={true}>
          <div class="px-6 pb-10 max-sm:px-4">
            <Controls />
            <Facts />
            <Overlays />
            <Show when={!('still' in location.query)}>
              <div class="flex h-120 flex-col border">
                <LiveOrders />
              </div>
            </Show>
          </div>
        </Match>
      </Switch>
    </main>
  )
}
