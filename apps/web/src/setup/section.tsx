import { Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { failureText } from '../app/refusals.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { Bone, Skeleton } from '../ui/skeleton.tsx'

type SectionProps = {
  /** One sentence: what this is for. */
  readonly intro: string
  readonly actions?: JSX.Element
  /** Something to show has been read. */
  readonly ready: boolean
  readonly error: unknown
  readonly onRetry: () => void
  /** Shown instead of the children where there is nothing. */
  readonly empty?: JSX.Element | undefined
  readonly isEmpty?: boolean | undefined
  readonly children: JSX.Element
}

const Loading = (): JSX.Element => (
  <Skeleton>
    <div class="flex flex-col gap-4 px-6 py-4">
      <Bone class="h-4 w-2/3" />
      <Bone class="h-4 w-full" />
      <Bone class="h-4 w-full" />
    </div>
  </Skeleton>
)

/** One tab of the set-up: what it is, its main act, and its list while loading, failed, empty or there. */
export const Section = (props: SectionProps): JSX.Element => (
  <>
    <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-3 max-sm:px-4">
      <p class="max-w-150 min-w-0 flex-1 basis-72 text-sm text-ink-2">{props.intro}</p>
      <Show when={props.ready}>
        <div class="flex flex-wrap items-center gap-2 max-sm:w-full">{props.actions}</div>
      </Show>
    </div>
    <Switch fallback={<Loading />}>
      <Match when={props.ready && props.isEmpty}>{props.empty}</Match>
      <Match when={props.ready}>{props.children}</Match>
      <Match when={props.error !== undefined}>
        <ErrorState message={failureText(props.error)} onRetry={() => props.onRetry()} />
      </Match>
    </Switch>
  </>
)
