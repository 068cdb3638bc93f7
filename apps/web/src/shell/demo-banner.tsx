import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { useDemo } from './demo.ts'

/** Marks every screen while demo accounts exist. */
export const DemoBanner = (): JSX.Element => {
  const text = useText()
  const demo = useDemo()
  return (
    <Show when={demo()}>
      {(on) => (
        <aside
          aria-label={text().demo.mark}
          class="flex h-7 shrink-0 items-center gap-2 bg-late-soft px-4 text-xs text-late"
        >
          <strong class="font-semibold">{text().demo.mark}</strong>
          <span class="truncate" title={on().accounts.join('\n')}>
            {on().accounts.length > 0 ? text().demo.accounts(on().accounts.join(', ')) : text().demo.note}
          </span>
        </aside>
      )}
    </Show>
  )
}
