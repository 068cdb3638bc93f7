import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OrderItemId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import { eventLabel } from '../acting/event-label.ts'
import { useText } from '../text/use-text.ts'
import type { ButtonKind, ButtonSize } from '../ui/button-look.ts'
import { Button } from '../ui/button.tsx'
import { soundsDestructive } from './destructive.ts'
import { keepFocus } from './keep-focus.ts'
import { useOrder } from './order-context.ts'
import { orderWords } from './order-words.ts'

type EventButtonProps = {
  readonly side: Side
  readonly event: string
  /** The items it is fired at. */
  readonly items: readonly OrderItemId[]
  /** How many of them can take it, and of how many that is said; nothing is said where all can. */
  readonly able?: number | undefined
  readonly of?: number | undefined
  /** Where one item would come to rest. */
  readonly to?: string | undefined
  readonly kind?: ButtonKind | undefined
  readonly size?: ButtonSize | undefined
}

/** An event as a button: its name is the event's label and nothing else, so that it is found by it. */
export const EventButton = (props: EventButtonProps): JSX.Element => {
  const text = useText(orderWords)
  const page = useOrder()
  const ask = () => ({ side: props.side, event: props.event, items: props.items })
  const partly = (): boolean => props.able !== undefined && props.of !== undefined && props.able < props.of
  const hint = (): string | undefined => (partly() ? text().someHint(props.able ?? 0, props.of ?? 0) : undefined)
  return (
    <Button
      ref={keepFocus}
      size={props.size}
      kind={props.kind}
      class={soundsDestructive(props.event) ? 'text-bad!' : ''}
      loading={page.acts.busy(ask()) === 'this'}
      disabled={page.acts.busy(ask()) === 'other'}
      aria-description={hint()}
      title={hint() ?? (props.to === undefined ? undefined : text().leads(props.to))}
      onClick={() => page.ask(ask())}
    >
      {eventLabel(props.event)}
      <Show when={partly()}>
        <span aria-hidden="true" class="figures text-xs font-normal">
          {text().some(props.able ?? 0, props.of ?? 0)}
        </span>
      </Show>
    </Button>
  )
}
