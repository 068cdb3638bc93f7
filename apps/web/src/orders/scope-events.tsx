import { For, Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OrderItemId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { ButtonSize } from '../ui/button-look.ts'
import { soundsDestructive } from './destructive.ts'
import { EventButton } from './event-button.tsx'
import { useOrder } from './order-context.ts'
import type { Offer } from './order-rules.ts'

type ScopeEventsProps = {
  /** What the buttons act on, for screen readers. */
  readonly label: string
  readonly side: Side
  readonly items: readonly OrderItemId[]
  /** Somebody chose these items: all of them are asked for, so that each gets its answer. */
  readonly chosen?: boolean | undefined
  /** The first one that takes nothing back is the page's main act. */
  readonly lead?: boolean | undefined
  readonly size?: ButtonSize | undefined
  readonly children?: JSX.Element
}

const sameNames = (one: readonly string[], other: readonly string[]): boolean => one.join('\n') === other.join('\n')

/** The events of many items at once, one button each. */
export const ScopeEvents = (props: ScopeEventsProps): JSX.Element => {
  const { rules } = useOrder()
  const offers = createMemo(
    (): ReadonlyMap<string, Offer> =>
      new Map(rules.offers({ side: props.side, items: props.items }).map((offer) => [offer.event, offer])),
  )
  /** What takes something back stands last. */
  const names = createMemo(
    () =>
      [...offers().keys()].toSorted((one, other) => Number(soundsDestructive(one)) - Number(soundsDestructive(other))),
    [],
    { equals: sameNames },
  )
  const able = (name: string): readonly OrderItemId[] => offers().get(name)?.items ?? []
  const asked = (name: string): readonly OrderItemId[] => (props.chosen ? props.items : able(name))
  const leads = (name: string): boolean => (props.lead ?? false) && !soundsDestructive(name) && names()[0] === name
  return (
    <Show when={names().length > 0}>
      <div role="group" aria-label={props.label} class="flex flex-wrap items-center gap-1.5">
        {props.children}
        <For each={names()}>
          {(name) => (
            <EventButton
              side={props.side}
              event={name}
              items={asked(name)}
              able={able(name).length}
              of={props.items.length}
              kind={leads(name) ? 'primary' : 'secondary'}
              size={props.size}
            />
          )}
        </For>
      </div>
    </Show>
  )
}
