import { For, Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { eventLabel } from '../../acting/event-label.ts'
import { isPossible } from '../../acting/offers.ts'
import type { Offer } from '../../acting/offers.ts'
import { reasonText } from '../../acting/reason-text.ts'
import { useText } from '../../text/use-text.ts'
import type { ButtonKind, ButtonSize } from '../../ui/button-look.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuItem } from '../../ui/menu.tsx'
import { useOpenOrder } from './open-order.ts'
import { drawerWords } from './words.ts'

type EventButtonsProps = {
  /** What they act on, for screen readers. */
  readonly label: string
  readonly offers: readonly Offer[]
  /** How many items they are about. */
  readonly of: number
  /** The first one that takes nothing back is the main act. */
  readonly lead?: boolean | undefined
  readonly size?: ButtonSize | undefined
}

const sameNames = (one: readonly string[], other: readonly string[]): boolean => one.join('\n') === other.join('\n')

const whyNot = ({ event, reasons }: Offer): MenuItem => ({
  label: eventLabel(event),
  why: reasons.map(reasonText).join(' '),
  run: () => undefined,
})

/** One button an event; those that nobody can take now stand greyed in a menu, with the reason. */
export const EventButtons = (props: EventButtonsProps): JSX.Element => {
  const text = useText(drawerWords)
  const { press, trigger, stakeOf } = useOpenOrder()
  const offers = createMemo(() => new Map(props.offers.map((offer) => [offer.event, offer])))
  const isAtStake = (offer: Offer | undefined): boolean => offer !== undefined && stakeOf(offer) !== undefined
  /** What takes something back stands last. */
  const possible = createMemo(
    () => {
      const [risky, plain] = [true, false].map((atStake) =>
        props.offers.filter((offer) => isPossible(offer) && isAtStake(offer) === atStake).map(({ event }) => event),
      )
      return [...(plain ?? []), ...(risky ?? [])]
    },
    [],
    { equals: sameNames },
  )
  const impossible = () => props.offers.filter((offer) => !isPossible(offer))
  const able = (event: string): number => offers().get(event)?.items.length ?? 0
  const kind = (event: string): ButtonKind =>
    props.lead && possible()[0] === event && !isAtStake(offers().get(event)) ? 'primary' : 'secondary'
  const isHeld = (event: string): boolean => trigger.busy() !== undefined && trigger.busy() !== event
  const click = (event: string): void => {
    const offer = offers().get(event)
    if (offer) press(offer)
  }
  return (
    <div role="group" aria-label={props.label} class="flex flex-wrap items-center gap-1.5">
      <For each={possible()}>
        {(event) => (
          <Button
            kind={kind(event)}
            size={props.size}
            loading={trigger.busy() === event}
            disabled={isHeld(event)}
            aria-description={able(event) < props.of ? text().someHint(able(event), props.of) : undefined}
            onClick={() => click(event)}
          >
            {eventLabel(event)}
            <Show when={able(event) < props.of}>
              <span aria-hidden="true" class="figures text-xs font-normal opacity-75">
                {text().some(able(event), props.of)}
              </span>
            </Show>
          </Button>
        )}
      </For>
      <Show when={impossible().length > 0}>
        <Menu label={text().impossible} items={impossible().map(whyNot)} size={props.size}>
          <span class="text-ink-3">{text().impossible}</span>
        </Menu>
      </Show>
    </div>
  )
}
