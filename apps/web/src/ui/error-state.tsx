import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useText } from '../text/use-text.ts'
import { Button } from './button.tsx'
import { Reference } from './reference.tsx'

type ErrorStateProps = {
  /** What could not be done; “This could not be loaded” unless told. */
  readonly title?: string | undefined
  readonly message?: string | undefined
  /** It is the whole page: its title is the h1. */
  readonly page?: boolean | undefined
  /** The id to tell support. */
  readonly id?: string | undefined
  readonly onRetry?: (() => void) | undefined
}

/** What went wrong, a way to try again, and the id to copy. */
export const ErrorState = (props: ErrorStateProps): JSX.Element => {
  const text = useText()
  return (
    <div role="alert" class="mx-auto flex max-w-96 flex-col items-center gap-2 px-6 py-16 text-center">
      <span class="mb-1 inline-flex size-10 items-center justify-center rounded-full bg-bad-soft text-bad">
        <TriangleAlert size={20} />
      </span>
      <Dynamic component={props.page ? 'h1' : 'h2'} class="text-lg font-medium">
        {props.title ?? text().error.title}
      </Dynamic>
      <Show when={props.message}>
        <p class="text-ink-2">{props.message}</p>
      </Show>
      <Show when={props.id}>
        {(id) => (
          <p class="text-xs text-ink-3">
            {text().error.id} <Reference value={id()} />
          </p>
        )}
      </Show>
      <Show when={props.onRetry}>
        {(retry) => (
          <Button class="mt-3" onClick={() => retry()()}>
            {text().action.retry}
          </Button>
        )}
      </Show>
    </div>
  )
}
