import type { JSX } from 'solid-js'
import type { Connection } from '../shell/connection.ts'
import { formatTime } from '../text/time.ts'
import { useText } from '../text/use-text.ts'

const dots = { live: 'bg-good-mark', reconnecting: 'bg-late-mark animate-pulse', offline: 'bg-neutral-mark' } as const
const words = { live: 'text-ink-3', reconnecting: 'text-late', offline: 'text-neutral' } as const

/** Live, reconnecting, or offline since when; on phones the word is shown only when it is not live. */
export const ConnectionDot = (props: { connection: Connection; class?: string | undefined }): JSX.Element => {
  const text = useText()
  const word = (): string => {
    const { status, since } = props.connection
    if (status === 'offline' && since) return text().connection.offlineSince(formatTime(since, 'time'))
    return text().connection[status]
  }
  return (
    <span
      role="status"
      class={`inline-flex items-center gap-1.5 text-xs whitespace-nowrap ${words[props.connection.status]} ${props.class ?? ''}`}
    >
      <span class={`size-2 shrink-0 rounded-full ${dots[props.connection.status]}`} />
      <span class={props.connection.status === 'live' ? 'max-sm:sr-only' : ''}>{word()}</span>
    </span>
  )
}
