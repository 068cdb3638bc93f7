import { createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import { chimeReady, ringChime, unlockChime } from './chime.ts'

type Kept = { readonly enabled: boolean; readonly muted: boolean; readonly volume: number }

/** `off`: not before a click; `muted`: switched off by the person. */
export type SoundState = 'off' | 'on' | 'muted'

/** The sound of new orders, as this person wants it in this browser. */
export type Sound = {
  readonly state: Accessor<SoundState>
  readonly volume: Accessor<number>
  /** From a click: turns it on and lets it be heard. */
  readonly enable: () => Promise<void>
  /** From a click. */
  readonly setMuted: (muted: boolean) => void
  /** From 0 to 1. */
  readonly setVolume: (volume: number) => void
  /** From a click: as loud as a new order. */
  readonly test: () => Promise<void>
  readonly ring: () => void
}

const key = 'souk:sound'
const byDefault: Kept = { enabled: false, muted: false, volume: 0.7 }

function parse(json: string | null): Kept {
  try {
    return { ...byDefault, ...(JSON.parse(json ?? '{}') as Partial<Kept>) }
  } catch {
    return byDefault
  }
}

const gestures = ['pointerdown', 'keydown'] as const

/** Once enabled, the first click of each later visit is enough to be heard. Listens for the owner's life. */
export function createSound(): Sound {
  const [kept, setKept] = createSignal(parse(localStorage.getItem(key)))
  const keep = (change: Partial<Kept>): void => {
    const next = { ...kept(), ...change }
    localStorage.setItem(key, JSON.stringify(next))
    setKept(next)
  }
  const state = (): SoundState => {
    if (kept().muted) return 'muted'
    return kept().enabled && chimeReady() ? 'on' : 'off'
  }
  const wake = (): void => {
    if (kept().enabled && !chimeReady()) void unlockChime()
  }
  const follow = (event: StorageEvent): void => {
    if (event.key === key) setKept(parse(event.newValue))
  }
  for (const gesture of gestures) addEventListener(gesture, wake)
  addEventListener('storage', follow)
  onCleanup(() => {
    for (const gesture of gestures) removeEventListener(gesture, wake)
    removeEventListener('storage', follow)
  })
  const test = async (): Promise<void> => {
    await unlockChime()
    ringChime(kept().volume)
  }
  return {
    state,
    volume: () => kept().volume,
    async enable() {
      keep({ enabled: true, muted: false })
      await test()
    },
    setMuted(muted) {
      keep({ muted, ...(!muted && { enabled: true }) })
      if (!muted) void unlockChime()
    },
    setVolume: (volume) => keep({ volume }),
    test,
    ring: () => {
      if (state() === 'on') ringChime(kept().volume)
    },
  }
}
