import BellRing from 'lucide-solid/icons/bell-ring'
import Volume2 from 'lucide-solid/icons/volume-2'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import type { Sound } from './notice/sound.ts'
import { portalWords } from './words.ts'

const stripes = [0, 1, 2, 3, 4, 5] as const

/** A market stall under its awning, drawn in the colours of the theme. */
const Stall = (): JSX.Element => (
  <svg viewBox="0 0 200 150" width="200" height="150" aria-hidden="true" class="max-w-full">
    <rect x="20" y="138" width="160" height="3" rx="1.5" fill="var(--color-line-strong)" />
    <rect x="32" y="48" width="4" height="92" rx="2" fill="var(--color-control)" />
    <rect x="164" y="48" width="4" height="92" rx="2" fill="var(--color-control)" />
    <rect x="28" y="98" width="144" height="42" rx="4" fill="var(--color-raised)" stroke="var(--color-line-strong)" />
    <rect x="28" y="98" width="144" height="9" rx="3" fill="var(--color-press)" />
    <path d="M92 140V121a8 8 0 0 1 16 0v19z" fill="var(--color-accent-soft)" />
    <circle cx="100" cy="126" r="2.5" fill="var(--color-accent)" />
    <rect x="48" y="80" width="22" height="18" rx="2" fill="var(--color-late-soft)" stroke="var(--color-late-mark)" />
    <path d="M59 80v18M48 86h22" stroke="var(--color-late-mark)" />
    <circle cx="126" cy="90" r="8" fill="var(--color-good-soft)" stroke="var(--color-good-mark)" />
    <circle cx="142" cy="90" r="8" fill="var(--color-bad-soft)" stroke="var(--color-bad-mark)" />
    <circle cx="134" cy="78" r="8" fill="var(--color-waiting-soft)" stroke="var(--color-waiting-mark)" />
    <For each={stripes}>
      {(index) => (
        <path
          d={`M${22 + index * 26} 20h26v26a13 13 0 0 1-26 0z`}
          fill={index % 2 === 0 ? 'var(--color-accent)' : 'var(--color-accent-soft)'}
        />
      )}
    </For>
    <rect x="20" y="14" width="160" height="9" rx="4.5" fill="var(--color-accent-hover)" />
  </svg>
)

/** What a merchant sees before the first order. */
export const FirstDay = (props: { sound: Sound; waiting: boolean }): JSX.Element => {
  const text = useText(portalWords)
  return (
    <div class="mx-auto flex min-h-full max-w-112 flex-col items-center justify-center gap-2 px-6 py-12 text-center">
      <Stall />
      <h2 class="mt-5 text-2xl font-semibold tracking-tight">
        {props.waiting ? text().first.waitingTitle : text().first.title}
      </h2>
      <p class="text-lg text-balance text-ink-2">{props.waiting ? text().first.waitingText : text().first.text}</p>
      <div class="mt-4 flex flex-wrap justify-center gap-2">
        <Show
          when={props.sound.state() === 'on'}
          fallback={
            <Button kind="primary" icon={BellRing} onClick={() => void props.sound.enable()}>
              {text().first.sound}
            </Button>
          }
        >
          <Button icon={Volume2} onClick={() => void props.sound.test()}>
            {text().first.test}
          </Button>
        </Show>
      </div>
    </div>
  )
}
