import type { JSX } from 'solid-js'
import { formatRelative, formatTime } from '../text/time.ts'
import type { TimeStyle } from '../text/time.ts'
import { useMinutes } from './clock.ts'

type DateTimeProps = {
  /** An instant as ISO string. */
  readonly at: string
  /** `relative` (“5 min ago”) unless told; the full instant is its title. */
  readonly as?: TimeStyle | 'relative' | undefined
  /** The store's time zone, told in the title as well. */
  readonly zone?: string | undefined
  readonly class?: string | undefined
}

/** An instant, in the person's zone. */
export const DateTime = (props: DateTimeProps): JSX.Element => {
  const now = useMinutes()
  const style = (): TimeStyle | 'relative' => props.as ?? 'relative'
  const words = (): string => {
    const as = style()
    return as === 'relative' ? formatRelative(Date.parse(props.at), now()) : formatTime(props.at, as)
  }
  const title = (): string => {
    const own = formatTime(props.at, 'full')
    return props.zone ? `${own}\n${formatTime(props.at, 'full', props.zone)}` : own
  }
  return (
    <time datetime={props.at} title={title()} class={`figures ${props.class ?? ''}`}>
      {words()}
    </time>
  )
}
