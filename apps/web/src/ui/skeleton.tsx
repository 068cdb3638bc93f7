import { Show, createSignal, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'

/** One grey bar; size it by class. */
export const Bone = (props: { class?: string | undefined }): JSX.Element => (
  <span aria-hidden="true" class={`block animate-pulse rounded-xs bg-press ${props.class ?? 'h-3 w-full'}`} />
)

/** Shows its children only after 150 ms: what loads faster than that never flickers. */
export const Skeleton = (props: { children: JSX.Element }): JSX.Element => {
  const [late, setLate] = createSignal(false)
  const timer = setTimeout(() => setLate(true), 150)
  onCleanup(() => clearTimeout(timer))
  return (
    <Show when={late()}>
      <div aria-hidden="true">{props.children}</div>
    </Show>
  )
}
