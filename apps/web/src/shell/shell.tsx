import { useNavigate } from '@solidjs/router'
import { ErrorBoundary, Suspense } from 'solid-js'
import type { JSX } from 'solid-js'
import { nextDensity } from '../style/density.ts'
import { useText } from '../text/use-text.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { Bone, Skeleton } from '../ui/skeleton.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Header } from './header.tsx'
import { useHotkeys } from './hotkeys.ts'
import type { Hotkey } from './hotkeys.ts'
import type { NavItem } from './nav.ts'
import { Sidebar } from './sidebar.tsx'

const Loading = (): JSX.Element => (
  <Skeleton>
    <div class="flex flex-col gap-4 p-6">
      <Bone class="h-6 w-48" />
      <Bone class="h-4 w-full" />
      <Bone class="h-4 w-full" />
      <Bone class="h-4 w-2/3" />
    </div>
  </Skeleton>
)

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The frame of the signed-in part: navigation, header, and the page with its own loading and failing. */
export const Shell = (props: { area: string; items: readonly NavItem[]; children?: JSX.Element }): JSX.Element => {
  const text = useText()
  const navigate = useNavigate()
  useHotkeys(() => [
    ...props.items.flatMap(({ keys, label, href }): readonly Hotkey[] =>
      keys ? [{ keys, label, group: 'go', run: () => navigate(href) }] : [],
    ),
    { keys: 'd', label: text().keys.density, group: 'list', run: nextDensity },
  ])
  return (
    <div class="flex min-h-0 flex-1">
      <a
        href="#main"
        class="sr-only z-50 rounded-sm bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {text().nav.skip}
      </a>
      <Sidebar items={props.items} area={props.area} />
      <div class="flex min-w-0 flex-1 flex-col">
        <Header />
        <main id="main" tabindex={-1} class="scroll-quiet flex min-h-0 flex-1 flex-col outline-none">
          <ErrorBoundary
            fallback={(error, reset) => (
              <ErrorState page title={text().error.unexpected} message={messageOf(error)} onRetry={reset} />
            )}
          >
            <Suspense fallback={<Loading />}>{props.children}</Suspense>
          </ErrorBoundary>
        </main>
        <BottomBar items={props.items} />
      </div>
    </div>
  )
}
