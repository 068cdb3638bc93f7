import { onCleanup } from 'solid-js'
import type { SetupChange } from '@souk/contract/setup'

/** A part of the set-up. */
export type Part = SetupChange['what']

/** Tells those who listen which part of the set-up changed; after a gap in what was heard, that any may have. */
export type Changes = {
  /** Listens for the owner's life. */
  readonly on: (parts: readonly Part[], run: () => void) => void
  readonly tell: (parts: readonly Part[]) => void
  readonly tellAll: () => void
}

export function createChanges(): Changes {
  const listeners = new Set<{ readonly parts: readonly Part[]; readonly run: () => void }>()
  return {
    on(parts, run) {
      const listener = { parts, run }
      listeners.add(listener)
      onCleanup(() => listeners.delete(listener))
    },
    tell(parts) {
      for (const listener of listeners) if (listener.parts.some((part) => parts.includes(part))) listener.run()
    },
    tellAll() {
      for (const { run } of listeners) run()
    },
  }
}
