import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LiveStatus } from '@souk/client/live/status'
import { formatTime } from '../text/time.ts'
import { useText } from '../text/use-text.ts'

/** Says when what is shown may be old; nothing while it is live. */
export const OrderFreshness = (props: { status: LiveStatus | undefined; updatedAt: number }): JSX.Element => {
  const text = useText()
  const asOf = (): string => formatTime(props.status?.staleSince ?? props.updatedAt, 'time')
  return (
    <Show when={props.status?.state === 'reconnecting' || props.status?.state === 'offline'}>
      <span role="status" class="text-xs text-late">
        {props.status?.state === 'offline' ? text().list.offline(asOf()) : text().list.stale(asOf())}
      </span>
    </Show>
  )
}
