import CircleAlert from 'lucide-solid/icons/circle-alert'
import Info from 'lucide-solid/icons/info'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.ts'

type NoticeKind = 'bad' | 'late' | 'plain'

const kinds: Readonly<Record<NoticeKind, { readonly icon: Icon; readonly class: string }>> = {
  bad: { icon: CircleAlert, class: 'bg-bad-soft text-bad' },
  late: { icon: TriangleAlert, class: 'bg-late-soft text-late' },
  plain: { icon: Info, class: 'bg-neutral-soft text-neutral' },
}

type NoticeProps = {
  /** `bad`: something failed, said at once; `late`: something wants attention; `plain` unless told. */
  readonly kind?: NoticeKind | undefined
  /** Buttons at its end. */
  readonly actions?: JSX.Element
  readonly children: JSX.Element
  readonly class?: string | undefined
}

/** A message that belongs to this place of the page, e.g. why a form was not taken. */
export const Notice = (props: NoticeProps): JSX.Element => (
  <div
    role={props.kind === 'bad' ? 'alert' : 'note'}
    class={`flex items-start gap-2 rounded-sm px-3 py-2 text-sm ${kinds[props.kind ?? 'plain'].class} ${props.class ?? ''}`}
  >
    <Dynamic component={kinds[props.kind ?? 'plain'].icon} size={16} class="mt-0.5" />
    <div class="min-w-0 flex-1 wrap-break-word">{props.children}</div>
    <div class="empty:hidden -my-0.5 flex shrink-0 items-center gap-2">{props.actions}</div>
  </div>
)
