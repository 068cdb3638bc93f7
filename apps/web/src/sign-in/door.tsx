import type { JSX } from 'solid-js'
import { Preferences } from '../shell/preferences.tsx'
import { Wordmark } from '../ui/logo.tsx'

/** The page of those who are not in yet. */
export const Door = (props: { title: string; intro?: string | undefined; children: JSX.Element }): JSX.Element => (
  <div class="scroll-quiet flex min-h-0 flex-1 flex-col bg-sunken">
    <header class="flex h-14 shrink-0 items-center justify-between px-6 max-sm:px-4">
      <Wordmark />
      <Preferences />
    </header>
    <main class="mx-auto flex w-full max-w-100 flex-1 flex-col justify-center gap-5 px-4 py-6 pb-[14vh]">
      <div>
        <h1 class="text-2xl font-semibold tracking-tight">{props.title}</h1>
        {props.intro && <p class="mt-2 text-ink-2">{props.intro}</p>}
      </div>
      {props.children}
    </main>
  </div>
)
