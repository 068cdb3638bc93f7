import { A } from '@solidjs/router'
import Check from 'lucide-solid/icons/check'
import Copy from 'lucide-solid/icons/copy'
import { Show, createSignal, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'

type ReferenceProps = {
  readonly value: string
  /** Where it leads, if anywhere. */
  readonly href?: string | undefined
  readonly class?: string | undefined
}

/** Copies a text and says so for a moment. */
export const createCopy = (value: () => string): { copied: () => boolean; copy: () => Promise<void> } => {
  const [copied, setCopied] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value())
    setCopied(true)
    clearTimeout(timer)
    timer = setTimeout(() => setCopied(false), 1500)
  }
  return { copied, copy }
}

/** A reference or id in the monospaced cut, with a button that copies it. */
export const Reference = (props: ReferenceProps): JSX.Element => {
  const text = useText()
  const { copied, copy } = createCopy(() => props.value)
  return (
    <span
      class={`group/reference inline-flex max-w-full items-center gap-0.5 font-mono text-[0.93em] ${props.class ?? ''}`}
    >
      <Show when={props.href} fallback={<span class="truncate">{props.value}</span>}>
        {(href) => (
          <A href={href()} class="truncate rounded-xs hover:underline">
            {props.value}
          </A>
        )}
      </Show>
      <button
        type="button"
        class="inline-flex size-6 shrink-0 items-center justify-center rounded-xs text-ink-3 opacity-0 group-hover/reference:opacity-100 hover:text-ink focus-visible:opacity-100 pointer-coarse:opacity-100"
        aria-label={copied() ? text().action.copied : text().action.copy(props.value)}
        onClick={(event) => {
          event.stopPropagation()
          void copy()
        }}
      >
        <Show when={copied()} fallback={<Copy size={13} />}>
          <Check size={13} class="text-good" />
        </Show>
      </button>
    </span>
  )
}
