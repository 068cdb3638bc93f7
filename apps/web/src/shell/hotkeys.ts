import { createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import { keptSwitch } from '../app/kept-switch.ts'

export type HotkeyGroup = 'general' | 'go' | 'list'

/** `keys`: `k`, `?`, `mod+k`, `shift+arrowdown`, or one after the other: `g o`. */
export type Hotkey = {
  readonly keys: string
  readonly label: string
  readonly group: HotkeyGroup
  readonly run: (event: KeyboardEvent) => void
}

const [layers, setLayers] = createSignal<readonly Accessor<readonly Hotkey[]>[]>([])

/** Registers keys for the owner's life; the latest registration of the same keys wins. */
export const useHotkeys = (hotkeys: Accessor<readonly Hotkey[]>): void => {
  setLayers((all) => [...all, hotkeys])
  onCleanup(() => setLayers((all) => all.filter((layer) => layer !== hotkeys)))
}

/** All keys that work now, each once. */
export const activeHotkeys = (): readonly Hotkey[] => [
  ...new Map(layers().flatMap((layer) => layer().map((hotkey) => [hotkey.keys, hotkey] as const))).values(),
]

/** Whether keys without a modifier work: they can be turned off (WCAG 2.1.4). */
export const [singleKeys, setSingleKeys] = keptSwitch('souk:single-keys', true)

/** The event as the registry writes it; shift counts only for keys that print nothing. */
export const keyOf = (event: KeyboardEvent): string => {
  const name = event.key === ' ' ? 'space' : event.key.toLowerCase()
  return [
    event.metaKey || event.ctrlKey ? 'mod' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey && name.length > 1 ? 'shift' : '',
    name,
  ]
    .filter(Boolean)
    .join('+')
}

const isPlain = (keys: string): boolean => /^[^ +](?: |$)/u.test(keys)

/** Where keys write text, or belong to an open menu or dialog. */
const isTaken = (event: KeyboardEvent, key: string): boolean => {
  const target = event.target instanceof Element ? event.target : undefined
  if (target?.closest('[data-hotkeys="off"]')) return true
  return (
    !key.startsWith('mod+') &&
    (target?.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') ?? null) !== null
  )
}

const patience = 1000

/** Turns key events into runs of what `find` offers; keeps the first half of `g o` for a second. */
export const createKeyReader = (find: () => readonly Hotkey[]) => {
  let begun = ''
  let until = 0
  return (event: KeyboardEvent): void => {
    const key = keyOf(event)
    if (event.defaultPrevented || event.isComposing || isTaken(event, key)) return
    const usable = find().filter(({ keys }) => singleKeys() || !isPlain(keys))
    const typed = [event.timeStamp < until && begun ? `${begun} ${key}` : '', key].filter(Boolean)
    const hit = typed.map((keys) => usable.find((hotkey) => hotkey.keys === keys)).find(Boolean)
    const opens = typed.find((keys) => usable.some((hotkey) => hotkey.keys.startsWith(`${keys} `)))
    begun = hit ? '' : (opens ?? '')
    until = event.timeStamp + patience
    if (!hit) return
    event.preventDefault()
    hit.run(event)
  }
}

/** Listens for the owner's life, once a page. */
export const listenForHotkeys = (): void => {
  const read = createKeyReader(activeHotkeys)
  addEventListener('keydown', read)
  onCleanup(() => removeEventListener('keydown', read))
}
