import AlarmClock from 'lucide-solid/icons/alarm-clock'
import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleDashed from 'lucide-solid/icons/circle-dashed'
import CircleDot from 'lucide-solid/icons/circle-dot'
import CircleX from 'lucide-solid/icons/circle-x'
import Hourglass from 'lucide-solid/icons/hourglass'
import type { Icon } from './icon.ts'

/** What a state means to the one who looks at it. Always shown as colour, icon and word together. */
export type Phase = 'neutral' | 'progress' | 'waiting' | 'good' | 'bad' | 'late'

type Look = { readonly icon: Icon; readonly chip: string; readonly text: string; readonly mark: string }

/** `chip` text on its soft ground, `text` alone on a surface, `mark` a solid dot, bar or node. */
export const looks: Readonly<Record<Phase, Look>> = {
  neutral: { icon: CircleDashed, chip: 'bg-neutral-soft text-neutral', text: 'text-neutral', mark: 'bg-neutral-mark' },
  progress: {
    icon: CircleDot,
    chip: 'bg-progress-soft text-progress',
    text: 'text-progress',
    mark: 'bg-progress-mark',
  },
  waiting: { icon: Hourglass, chip: 'bg-waiting-soft text-waiting', text: 'text-waiting', mark: 'bg-waiting-mark' },
  good: { icon: CircleCheck, chip: 'bg-good-soft text-good', text: 'text-good', mark: 'bg-good-mark' },
  bad: { icon: CircleX, chip: 'bg-bad-soft text-bad', text: 'text-bad', mark: 'bg-bad-mark' },
  late: { icon: AlarmClock, chip: 'bg-late-soft text-late', text: 'text-late', mark: 'bg-late-mark' },
}
