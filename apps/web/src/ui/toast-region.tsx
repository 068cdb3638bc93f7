import CircleAlert from 'lucide-solid/icons/circle-alert'
import CircleCheck from 'lucide-solid/icons/circle-check'
import Info from 'lucide-solid/icons/info'
import X from 'lucide-solid/icons/x'
import { For, Show, createEffect, createSignal, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useText } from '../text/use-text.ts'
import { squareLook } from './button-look.ts'
import { Button } from './button.tsx'
import type { Icon } from './icon.ts'
import { dismissToast, stayOf, toasts } from './toast.ts'
import type { Toast } from './toast.ts'

const icons: Readonly<Record<Toast['kind'], { icon: Icon; class: string }>> = {
  info: { icon: Info, class: 'text-accent-text' },
  good: { icon: CircleCheck, class: 'text-good' },
  error: { icon: CircleAlert, class: 'text-bad' },
}

const shown = 4

const Card = (props: { toast: Toast; held: boolean }): JSX.Element => {
  const text = useText()
  createEffect(() => {
    const stay = stayOf(props.toast)
    if (stay === undefined || props.held) return
    const timer = setTimeout(() => dismissToast(props.toast.id), stay)
    onCleanup(() => clearTimeout(timer))
  })
  const act = (): void => {
    props.toast.act?.run()
    dismissToast(props.toast.id)
  }
  return (
    <div
      role={props.toast.kind === 'error' ? 'alert' : 'status'}
      class="pointer-events-auto flex w-full animate-rise-in items-start gap-2.5 rounded-md bg-raised py-2.5 pr-2 pl-3 shadow-float"
    >
      <Dynamic component={icons[props.toast.kind].icon} size={16} class={`mt-0.5 ${icons[props.toast.kind].class}`} />
      <div class="min-w-0 flex-1">
        <p class="font-medium wrap-break-word">{props.toast.title}</p>
        <Show when={props.toast.text}>
          <p class="mt-0.5 text-sm wrap-break-word text-ink-2">{props.toast.text}</p>
        </Show>
      </div>
      <Show when={props.toast.act}>
        {(offer) => (
          <Button kind="ghost" size="sm" class="-my-1 text-accent-text!" onClick={act}>
            {offer().label}
          </Button>
        )}
      </Show>
      <button
        type="button"
        class={`-my-1 ${squareLook('ghost', 'sm')}`}
        aria-label={text().action.dismiss}
        onClick={() => dismissToast(props.toast.id)}
      >
        <X size={14} />
      </button>
    </div>
  )
}

/** Where toasts appear, once a page. Time stands still while one points at it or has the focus in it. */
export const ToastRegion = (): JSX.Element => {
  const text = useText()
  const [held, setHeld] = createSignal(false)
  const hidden = (): number => Math.max(0, toasts().length - shown)
  return (
    <section
      aria-label={text().toast.region}
      data-kb-top-layer=""
      class="pointer-events-none fixed right-4 bottom-4 z-60 w-92 max-w-[calc(100vw-2rem)] max-sm:bottom-[calc(4.5rem+env(safe-area-inset-bottom))]"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <Show when={hidden() > 0}>
        <p class="mb-2 text-right text-xs text-ink-2">{text().toast.more(hidden())}</p>
      </Show>
      <ol class="flex flex-col gap-2">
        <For each={toasts().slice(-shown)}>
          {(toast) => (
            <li>
              <Card toast={toast} held={held()} />
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}
