import Inbox from 'lucide-solid/icons/inbox'
import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { Avatar } from '../avatar.tsx'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { ConnectionDot } from '../connection-dot.tsx'
import { Countdown } from '../countdown.tsx'
import { DateTime } from '../date-time.tsx'
import { EmptyState } from '../empty-state.tsx'
import { ErrorState } from '../error-state.tsx'
import { Kbd } from '../kbd.tsx'
import { Mark, Wordmark } from '../logo.tsx'
import { Money } from '../money.tsx'
import { Reference } from '../reference.tsx'
import { Bone, Skeleton } from '../skeleton.tsx'
import { StateChip } from '../state-chip.tsx'
import { Timeline, TimelineItem } from '../timeline.tsx'
import { merchants, states } from './order-rows.ts'
import { Section } from './section.tsx'

const minute = 60_000
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString()

const States = (): JSX.Element => (
  <>
    <Section title="StateChip">
      <For each={states}>{([phase, label], index) => <StateChip phase={phase} label={label} count={index()} />}</For>
      <StateChip phase="progress" label="shipped by merchant" count={3} pending />
    </Section>
    <Section title="Badge, Kbd, Avatar">
      <Badge>operator</Badge>
      <Badge phase="good">active</Badge>
      <Badge phase="late">3 unbound</Badge>
      <Kbd keys="mod+k" />
      <Kbd keys="g o" />
      <span class="flex gap-1">
        <For each={merchants}>{(name) => <Avatar name={name} label />}</For>
      </span>
    </Section>
  </>
)

const Values = (): JSX.Element => (
  <>
    <Section title="Money, DateTime, Countdown, Reference">
      <div class="flex flex-col items-end">
        <Money amount={123_456} currency="EUR" />
        <Money amount={99} currency="CHF" />
        <Money amount={-50_000} currency="USD" />
        <Money amount={12_000} currency="JPY" />
      </div>
      <div class="flex flex-col">
        <DateTime at={ago(5 * minute)} />
        <DateTime at={ago(3000 * minute)} />
        <DateTime at={ago(0)} as="dateTime" zone="America/New_York" />
        <DateTime at={ago(0)} as="time" />
      </div>
      <div class="flex flex-col">
        <Countdown due={ago(-3000 * minute)} />
        <Countdown due={ago(-200 * minute)} />
        <Countdown due={ago(-20 * minute)} />
        <Countdown due={ago(6 * minute)} />
      </div>
      <div class="flex flex-col">
        <Reference value="DE--5--MER000002" />
        <Reference value="DE--5" href="/office/orders/DE--5" />
      </div>
    </Section>
    <Section title="ConnectionDot, Mark, Wordmark">
      <ConnectionDot connection={{ status: 'live' }} />
      <ConnectionDot connection={{ status: 'reconnecting' }} />
      <ConnectionDot connection={{ status: 'offline', since: new Date() }} />
      <Mark size={32} />
      <Wordmark />
    </Section>
  </>
)

const Stories = (): JSX.Element => (
  <Section title="Timeline, EmptyState, ErrorState, Skeleton">
    <div class="w-80">
      <Timeline label="History">
        <TimelineItem at={ago(minute)} phase="progress" title="3 items shipped by merchant" who="Mert Kaya">
          DHL 00340434161094015902
        </TimelineItem>
        <TimelineItem at={ago(90 * minute)} phase="good" title="Paid" who="shop" />
        <TimelineItem at={ago(2000 * minute)} title="Placed" who="shop" />
      </Timeline>
    </div>
    <EmptyState icon={Inbox} title="No orders yet" text="Orders appear here the moment a shop places them.">
      <Button kind="primary">Start demo traffic</Button>
    </EmptyState>
    <ErrorState message="The server did not answer." id="019a-77f2" onRetry={() => undefined} />
    <div class="w-60">
      <Skeleton>
        <div class="flex flex-col gap-2">
          <Bone class="h-5 w-32" />
          <Bone />
          <Bone class="h-3 w-3/4" />
        </div>
      </Skeleton>
    </div>
  </Section>
)

/** Everything that only shows. */
export const Facts = (): JSX.Element => (
  <>
    <States />
    <Values />
    <Stories />
  </>
)
