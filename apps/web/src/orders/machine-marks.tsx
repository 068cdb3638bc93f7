import CircleAlert from 'lucide-solid/icons/circle-alert'
import Hourglass from 'lucide-solid/icons/hourglass'
import { Match, Show, Switch, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OrderItemId, StepId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { FailedStep, Machine } from '@souk/domain/order/machine'
import { eventLabel } from '../acting/event-label.ts'
import { useSouk } from '../app/app-context.ts'
import { createAct, showFailure } from '../app/create-act.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { DateTime } from '../ui/date-time.tsx'
import { showToast } from '../ui/toast.ts'
import { useOrder } from './order-context.ts'
import { orderWords } from './order-words.ts'
import { SkipDialog } from './skip-dialog.tsx'

type MachineMarksProps = { readonly item: OrderItemId; readonly side: Side; readonly machine: Machine }

const Retry = (props: { item: OrderItemId; side: Side; failed: FailedStep }): JSX.Element => {
  const text = useText(orderWords)
  const souk = useSouk()
  const page = useOrder()
  const [skipping, setSkipping] = createSignal(false)
  const act = createAct((step: StepId) => souk.steps.retry.mutate({ step }))
  const retry = async (): Promise<void> => {
    const { step, event } = props.failed
    if (step === undefined)
      return event === null ? undefined : page.ask({ side: props.side, event, items: [props.item] })
    if (await act.run(step)) showToast({ kind: 'info', title: text().retried })
    else showFailure(text().retry, act.error())
  }
  const canRetry = (): boolean => props.failed.step !== undefined || props.failed.event !== null
  return (
    <span class="flex flex-wrap gap-1.5 pt-1">
      <Show when={canRetry()}>
        <Button size="sm" loading={act.busy()} onClick={() => void retry()}>
          {text().retry}
        </Button>
      </Show>
      <Show when={props.failed.step}>
        {(step) => (
          <>
            <Button size="sm" kind="ghost" onClick={() => setSkipping(true)}>
              {text().skip}
            </Button>
            <SkipDialog step={step()} event={props.failed.event} open={skipping()} onClose={() => setSkipping(false)} />
          </>
        )}
      </Show>
    </span>
  )
}

/** What keeps a machine where it stands: a step that waits for the outside, or one that failed, with the ways on. */
export const MachineMarks = (props: MachineMarksProps): JSX.Element => {
  const text = useText(orderWords)
  const waits = (event: string | null): string =>
    event === null ? text().waitsSilently : text().waits(eventLabel(event))
  const fails = (event: string | null): string =>
    event === null ? text().failedSilently : text().failed(eventLabel(event))
  return (
    <Switch>
      <Match when={props.machine.failed}>
        {(failed) => (
          <div class="flex gap-1.5 rounded-sm bg-bad-soft px-2 py-1.5 text-xs text-bad">
            <CircleAlert size={14} class="mt-px" />
            <div class="min-w-0">
              <p class="font-medium">{fails(failed().event)}</p>
              <p class="wrap-break-word">{failed().message}</p>
              <Retry item={props.item} side={props.side} failed={failed()} />
            </div>
          </div>
        )}
      </Match>
      <Match when={props.machine.pending}>
        {(pending) => (
          <p class="flex gap-1.5 text-xs text-waiting">
            <Hourglass size={13} class="mt-px" />
            <span class="min-w-0">
              {waits(pending().event)} <DateTime at={pending().since} class="text-ink-3" />
            </span>
          </p>
        )}
      </Match>
    </Switch>
  )
}
