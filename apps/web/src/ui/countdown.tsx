import AlarmClock from 'lucide-solid/icons/alarm-clock'
import Timer from 'lucide-solid/icons/timer'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { formatSpan, formatTime } from '../text/time.ts'
import { useText } from '../text/use-text.ts'
import { useSeconds } from './clock.ts'
import { looks } from './phase.ts'
import type { Phase } from './phase.ts'

type CountdownProps = {
  /** When it is due, as ISO string. */
  readonly due: string
  /** From how many ms before on it is shown as late-ish; an hour unless told. */
  readonly soon?: number | undefined
  /** Without “due in”. */
  readonly bare?: boolean | undefined
  readonly class?: string | undefined
}

const phaseOf = (left: number, soon: number): Phase => {
  if (left <= 0) return 'bad'
  return left < soon ? 'late' : 'neutral'
}

/** Counts down to a due time and then up, each second; quiet for screen readers. */
export const Countdown = (props: CountdownProps): JSX.Element => {
  const text = useText()
  const now = useSeconds()
  const left = (): number => Date.parse(props.due) - now()
  const phase = (): Phase => phaseOf(left(), props.soon ?? 3_600_000)
  const words = (): string => {
    const span = formatSpan(Math.abs(left()))
    if (left() <= 0) return text().countdown.late(span)
    return props.bare ? span : text().countdown.due(span)
  }
  return (
    <span
      role="timer"
      aria-live="off"
      title={formatTime(props.due, 'full')}
      class={`figures inline-flex items-center gap-1 ${looks[phase()].text} ${props.class ?? ''}`}
    >
      <Show when={left() <= 0} fallback={<Timer size={13} />}>
        <AlarmClock size={13} />
      </Show>
      {words()}
    </span>
  )
}
