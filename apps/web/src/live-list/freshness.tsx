import { Match, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { useConnection } from '../shell/connection.ts'
import { formatTime } from '../text/time.ts'
import { useText } from '../text/use-text.ts'
import { useSeconds } from '../ui/clock.ts'
import type { LiveList } from './create-live-list.ts'

const newsFor = 8000

/** How fresh a list is: live, throttled, reloaded just now, or the data of when. */
export const Freshness = <Row,>(props: { list: LiveList<Row> }): JSX.Element => {
  const text = useText()
  const connection = useConnection()
  const now = useSeconds()
  const asOf = (): string => formatTime(connection.since ?? props.list.updatedAt(), 'time')
  const reloaded = (): boolean => now() - (props.list.reloadedAt() ?? -Infinity) < newsFor
  return (
    <span class="inline-flex min-w-0 items-center gap-1.5 truncate">
      <Switch>
        <Match when={connection.status === 'reconnecting'}>
          <span class="size-2 shrink-0 rounded-full bg-late-mark" />
          <span class="truncate text-late">{text().list.stale(asOf())}</span>
        </Match>
        <Match when={connection.status === 'offline'}>
          <span class="size-2 shrink-0 rounded-full bg-neutral-mark" />
          <span class="truncate">{text().list.offline(asOf())}</span>
        </Match>
        <Match when={reloaded()}>
          <span class="size-2 shrink-0 rounded-full bg-good-mark" />
          {text().list.reloaded}
        </Match>
        <Match when={props.list.throttled()}>
          <span class="size-2 shrink-0 rounded-full bg-late-mark" />
          {text().list.throttled}
        </Match>
        <Match when={connection.status === 'live'}>
          <span class="size-2 shrink-0 rounded-full bg-good-mark" />
          {text().connection.live}
        </Match>
      </Switch>
    </span>
  )
}
