import ArrowUp from 'lucide-solid/icons/arrow-up'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { Kbd } from '../ui/kbd.tsx'

type FreshPillProps = { readonly fresh: number; readonly pending: number; readonly onApply: () => void }

/** “7 new”: what waits above, or else what would change; a click or `.` applies it. */
export const FreshPill = (props: FreshPillProps): JSX.Element => {
  const text = useText()
  return (
    <Show when={props.pending > 0}>
      <div class="pointer-events-none absolute inset-x-0 top-10 z-20 max-sm:top-2 flex justify-center">
        <button
          type="button"
          class="pointer-events-auto inline-flex h-7 animate-rise-in items-center gap-1.5 rounded-full pr-2 pl-3 text-xs font-medium shadow-float pointer-coarse:h-9"
          classList={{ 'bg-accent text-on-accent': props.fresh > 0, 'bg-raised text-ink': props.fresh === 0 }}
          onClick={() => props.onApply()}
        >
          <Show when={props.fresh > 0} fallback={text().list.apply(props.pending)}>
            <ArrowUp size={13} />
            {text().list.fresh(props.fresh)}
          </Show>
          <Kbd keys="." class="pointer-coarse:hidden" />
        </button>
      </div>
    </Show>
  )
}
