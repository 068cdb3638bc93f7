import { A } from '@solidjs/router'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import { For, Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ItemChoice } from '@souk/domain/engine/choice'
import type { Side } from '@souk/domain/marketplace'
import type { OrderItem } from '@souk/domain/order/item'
import type { Machine } from '@souk/domain/order/machine'
import { eventLabel } from '../acting/event-label.ts'
import { reasonText } from '../acting/reason-text.ts'
import { useMarketplace } from '../app/app-context.ts'
import { processHref } from '../processes/process-href.ts'
import { formatTime } from '../text/time.ts'
import { useText } from '../text/use-text.ts'
import { Countdown } from '../ui/countdown.tsx'
import { Menu } from '../ui/menu.tsx'
import type { MenuItem } from '../ui/menu.tsx'
import { StateChip } from '../ui/state-chip.tsx'
import { soundsDestructive } from './destructive.ts'
import { EventButton } from './event-button.tsx'
import { MachineMarks } from './machine-marks.tsx'
import { useOrder } from './order-context.ts'
import { orderWords } from './order-words.ts'

type MachineCellProps = {
  readonly item: OrderItem
  readonly side: Side
  readonly machine: Machine
  /** Whether its events are worked out: not while it is far from sight. */
  readonly near: boolean
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The state as a chip that leads to its place in the process; foreseen and dashed while the server is asked. */
const StateLink = (props: MachineCellProps): JSX.Element => {
  const text = useText(orderWords)
  const marketplace = useMarketplace()
  const { acts } = useOrder()
  const foreseen = (): string | undefined => acts.foreseen(props.item.id, props.side)
  const state = (): string => foreseen() ?? props.machine.state
  const process = (): string => marketplace.processOf(props.machine.process)?.name ?? props.machine.process
  return (
    <A
      href={processHref(process(), props.machine.state)}
      class="inline-flex max-w-full rounded-xs hover:brightness-95 dark:hover:brightness-110"
      title={`${process()} · ${text().since(formatTime(props.machine.since, 'dateTime'))}`}
    >
      <StateChip
        phase={marketplace.stateOf(props.machine.process, state()).phase}
        label={state()}
        pending={foreseen() !== undefined}
      />
    </A>
  )
}

/** One of an item's machines: where it stands, what runs or is stuck there, and what may be done. */
export const MachineCell = (props: MachineCellProps): JSX.Element => {
  const text = useText(orderWords)
  const { rules, ask, acts } = useOrder()
  const sideName = (): string => text()[props.side]
  const choices = createMemo(
    (known: readonly ItemChoice[]) => (props.near ? rules.choices(props.item.id, props.side) : known),
    [],
    { equals: same },
  )
  const able = createMemo(() => choices().flatMap(({ allowed, event }) => (allowed ? [event] : [])), [], {
    equals: same,
  })
  const only = () => [props.item.id]
  const target = (event: string): string | undefined => choices().find((choice) => choice.event === event)?.to
  const isHeld = (event: string): boolean => acts.busy({ side: props.side, event, items: only() }) !== undefined
  const menu = (): readonly MenuItem[] => [
    { heading: `${sideName()}: ${props.machine.state}` },
    ...choices().map(({ event, reason }): MenuItem => ({
      label: eventLabel(event),
      danger: soundsDestructive(event),
      why: reason && reasonText(reason),
      run: () => void (isHeld(event) || ask({ side: props.side, event, items: only() })),
    })),
  ]
  return (
    <div class="flex min-w-0 flex-col items-start gap-1.5">
      <span class="flex max-w-full items-center gap-1">
        <StateLink {...props} />
        <Show when={able().length < choices().length}>
          <Menu
            label={text().moreFor(props.item.name, sideName())}
            icon={Ellipsis}
            size="sm"
            items={menu()}
            class="-my-1 shrink-0"
          />
        </Show>
      </span>
      <For each={props.machine.timers}>
        {(timer) => (
          <span class="flex flex-wrap items-center gap-x-1.5 text-xs text-ink-3">
            <Countdown due={timer.dueAt} bare />
            {text().timeout(eventLabel(timer.event))}
          </span>
        )}
      </For>
      <MachineMarks item={props.item.id} side={props.side} machine={props.machine} />
      <Show when={able().length > 0}>
        <div role="group" aria-label={sideName()} class="-ml-2 flex flex-wrap gap-x-0.5">
          <For each={able()}>
            {(event) => (
              <EventButton side={props.side} event={event} items={only()} to={target(event)} kind="ghost" size="sm" />
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}
