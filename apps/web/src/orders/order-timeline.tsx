import ArrowRight from 'lucide-solid/icons/arrow-right'
import { For, Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OrderEventType, Recorded } from '@souk/domain/order/events'
import { eventLabel } from '../acting/event-label.ts'
import { storyOf } from '../acting/event-story.ts'
import type { Story, Teller } from '../acting/event-story.ts'
import { useMarketplace } from '../app/app-context.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { StateChip } from '../ui/state-chip.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Timeline, TimelineItem } from '../ui/timeline.tsx'
import { machineOnSide } from './machine-on-side.ts'
import { useOrder } from './order-context.ts'
import { orderWords } from './order-words.ts'

const kinds = ['all', 'states', 'merchants', 'money', 'problems'] as const
type Kind = (typeof kinds)[number]

const ofType: Readonly<Record<OrderEventType, Exclude<Kind, 'all'>>> = {
  'order.placed': 'states',
  'items.moved': 'states',
  'items.relocated': 'states',
  'item.split': 'states',
  'merchantOrder.created': 'merchants',
  'timers.armed': 'states',
  'step.held': 'states',
  'step.undone': 'states',
  'step.started': 'problems',
  'step.ended': 'problems',
  'step.failed': 'problems',
  'payment.captured': 'money',
  'payment.carried': 'money',
  'items.cancelled': 'money',
  'refund.created': 'money',
  'commission.calculated': 'money',
  'return.started': 'states',
  'document.recorded': 'states',
  'billing.changed': 'states',
  'customReference.changed': 'states',
  'shipment.recorded': 'states',
}

/** The moves of the merchants' machines are the merchants'. */
const kindOf = ({ event }: Recorded): Exclude<Kind, 'all'> =>
  event.type === 'items.moved' && event.side === 'merchant' ? 'merchants' : ofType[event.type]

/** So many are shown at first. */
const FIRST = 60

/** Everything that happened to the order, newest first. */
export const OrderTimeline = (): JSX.Element => {
  const text = useText(orderWords)
  const marketplace = useMarketplace()
  const { detail, order, nameOf, merchantName } = useOrder()
  const [kind, setKind] = createSignal<Kind>('all')
  const [whole, setWhole] = createSignal(false)
  const teller: Teller = {
    get currency() {
      return order().currency
    },
    nameOf,
    phaseOf: (side, item, state) => {
      const found = order().items.find(({ id }) => id === item)
      const process = found && machineOnSide(found, side)?.process
      return process ? marketplace.stateOf(process, state).phase : 'neutral'
    },
  }
  const told = createMemo(() => detail().timeline.filter(({ event }) => event.type !== 'timers.armed'))
  const counts = createMemo(() => {
    const sums: Record<Kind, number> = { all: told().length, states: 0, merchants: 0, money: 0, problems: 0 }
    for (const recorded of told()) sums[kindOf(recorded)] += 1
    return sums
  })
  const shown = createMemo(() => {
    const wanted = kind()
    return told()
      .filter((recorded) => wanted === 'all' || kindOf(recorded) === wanted)
      .toReversed()
  })
  /** As the story has it, but for what an operator sees better: states as chips, and the merchant order by its reference. */
  const titleOf = ({ event }: Recorded, story: Story): JSX.Element => {
    if (event.type === 'merchantOrder.created') return text().split(event.merchantOrder.reference)
    if (event.type !== 'items.moved') return story.title
    const phase = (state: string) => teller.phaseOf(event.side, event.items[0], state)
    return (
      <span class="inline-flex flex-wrap items-center gap-1.5">
        <Show when={event.event}>{(name) => eventLabel(name())}</Show>
        <StateChip phase={phase(event.from)} label={event.from} />
        <ArrowRight size={13} class="text-ink-3" />
        <span class="sr-only">{text().becomes}</span>
        <StateChip phase={phase(event.to)} label={event.to} />
      </span>
    )
  }
  const who = ({ actor, merchant }: Recorded): string =>
    [actor.kind === 'system' ? text().automatic : actor.name, merchant === null ? '' : merchantName(merchant)]
      .filter(Boolean)
      .join(' · ')
  return (
    <section aria-labelledby="timeline" class="min-w-0">
      <h2 id="timeline" class="pb-1 font-semibold">
        {text().timeline}
      </h2>
      <Tabs
        label={text().filter}
        tabs={kinds
          .filter((each) => each === 'all' || counts()[each] > 0)
          .map((id) => ({ id, label: text().kind[id], count: counts()[id] }))}
        value={kind()}
        onValue={(id) => setKind(id as Kind)}
        class="mb-4 border-b"
      />
      <Timeline label={text().timeline}>
        <For each={whole() ? shown() : shown().slice(0, FIRST)}>
          {(recorded) => (
            <Show when={storyOf(recorded.event, teller)}>
              {(story) => (
                <TimelineItem
                  at={recorded.at}
                  title={titleOf(recorded, story())}
                  who={who(recorded)}
                  phase={story().phase}
                >
                  {story().note}
                </TimelineItem>
              )}
            </Show>
          )}
        </For>
      </Timeline>
      <Show when={!whole() && shown().length > FIRST}>
        <Button size="sm" class="mt-3" onClick={() => setWhole(true)}>
          {text().showAll(shown().length)}
        </Button>
      </Show>
    </section>
  )
}
