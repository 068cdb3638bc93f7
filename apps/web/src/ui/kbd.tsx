import { For } from 'solid-js'
import type { JSX } from 'solid-js'

const apple = /mac|iphone|ipad/iu.test(navigator.userAgent)

const signs: Readonly<Record<string, string>> = {
  mod: apple ? '⌘' : 'Ctrl',
  shift: apple ? '⇧' : 'Shift',
  alt: apple ? '⌥' : 'Alt',
  enter: apple ? '↵' : 'Enter',
  escape: 'Esc',
  space: 'Space',
  arrowup: '↑',
  arrowdown: '↓',
}

const sign = (key: string): string => signs[key] ?? (key.length === 1 ? key.toUpperCase() : key)

/** Keys as the hotkey registry writes them: `mod+k` together, `g o` one after the other. */
export const Kbd = (props: { keys: string; class?: string }): JSX.Element => (
  <span class={`inline-flex items-center gap-0.5 font-sans text-2xs ${props.class ?? ''}`}>
    <For each={props.keys.split(/[ +]/u)}>
      {(key) => (
        <kbd class="inline-flex h-4 min-w-4 items-center justify-center rounded-xs border border-current/25 px-1 font-sans">
          {sign(key)}
        </kbd>
      )}
    </For>
  </span>
)
