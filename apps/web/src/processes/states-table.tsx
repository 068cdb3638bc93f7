import { A } from '@solidjs/router'
import ArrowRight from 'lucide-solid/icons/arrow-right'
import { For, Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { displayName } from '@souk/process/display'
import type { Drawn } from '@souk/process/draw/elements'
import type { Process, State } from '@souk/process/model'
import { phaseOf } from '@souk/process/phase'
import { locale } from '../text/locale.ts'
import { formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { Badge } from '../ui/badge.tsx'
import { PlainTable } from '../ui/plain-table.tsx'
import type { PlainColumn } from '../ui/plain-table.tsx'
import { StateChip } from '../ui/state-chip.tsx'
import { happeningsOf } from './happenings.ts'
import type { Happening } from './happenings.ts'
import { text } from './text.ts'

type Words = typeof text.en

type StatesTableProps = {
  readonly process: Process
  readonly drawn: Drawn
  readonly countOf: (state: string) => number
  readonly hrefOf: (state: string) => string | undefined
}

/** What fires it, in words: `on enter · by operator · timeout: 1 hour`. */
function traitsOf(words: Words, { event, by }: Happening): string {
  if (!event) return words.eventless
  const due = event.timeout ?? event.timeoutProcessor
  const people = by.map((who) => words.actors[who]).join(', ')
  return [
    event.onEnter && words.onEnter,
    event.manual && words.manual,
    people && words.by(people),
    due && words.timeout(due),
  ]
    .filter(Boolean)
    .join(' · ')
}

const Name = (props: { kind: 'command' | 'condition'; name: string; drawn: Drawn }): JSX.Element => {
  const words = useText(text)
  return (
    <span classList={{ 'font-medium text-bad': !props.drawn.isBound(props.kind, props.name) }}>
      {props.name}
      <Show when={!props.drawn.isBound(props.kind, props.name)}> ({words().notBound})</Show>
    </span>
  )
}

const HappeningLine = (props: { happening: Happening; drawn: Drawn }): JSX.Element => {
  const words = useText(text)
  return (
    <li class="py-0.5">
      <span class="font-medium">{props.happening.event?.name ?? '∞'}</span>{' '}
      <span class="text-xs text-ink-3">{traitsOf(words(), props.happening)}</span>
      <Show when={props.happening.event?.command}>
        {(command) => (
          <span class="block text-xs text-ink-2">
            c: <Name kind="command" name={command()} drawn={props.drawn} />
          </span>
        )}
      </Show>
      <For each={props.happening.targets}>
        {({ state, condition }) => (
          <span class="block text-xs text-ink-2">
            <ArrowRight size={12} class="mr-1 inline align-[-1px]" />
            {state}
            <Show when={condition}>
              {(name) => (
                <>
                  {' · '}
                  <Name kind="condition" name={name()} drawn={props.drawn} />
                </>
              )}
            </Show>
          </span>
        )}
      </For>
    </li>
  )
}

const Marks = (props: { state: State; initial: boolean; terminal: boolean }): JSX.Element => {
  const words = useText(text)
  const marks = (): readonly string[] => [
    ...(props.initial ? [words().initial] : []),
    ...(props.terminal ? [words().terminal] : []),
    ...(props.state.reserved ? [words().reserved] : []),
    ...props.state.flags,
  ]
  return (
    <span class="flex flex-wrap gap-1">
      <For each={marks()}>{(mark) => <Badge>{mark}</Badge>}</For>
    </span>
  )
}

/** The graph in words: each state, its items now, and all that can happen in it. */
export const StatesTable = (props: StatesTableProps): JSX.Element => {
  const words = useText(text)
  const happenings = createMemo(() => happeningsOf(props.process))
  const of = (state: State): readonly Happening[] => happenings().get(state.name) ?? []
  const columns = (): readonly PlainColumn<State>[] => [
    {
      title: words().state,
      cell: (state) => <StateChip phase={phaseOf(props.process, state().name)} label={state().name} />,
    },
    { title: words().customers, cell: (state) => displayName(state(), locale()) },
    {
      title: words().items,
      align: 'end',
      cell: (state) => (
        <Show
          when={props.hrefOf(state().name)}
          fallback={<span class="figures">{formatNumber(props.countOf(state().name))}</span>}
        >
          {(href) => (
            <A href={href()} class="figures rounded-xs font-medium hover:underline">
              {formatNumber(props.countOf(state().name))}
            </A>
          )}
        </Show>
      ),
    },
    {
      title: words().traits,
      cell: (state) => (
        <Marks
          state={state()}
          initial={state().name === props.process.initial}
          terminal={of(state()).every(({ targets }) => targets.every((target) => target.state === state().name))}
        />
      ),
    },
    {
      title: words().happens,
      cell: (state) => (
        <ul class="min-w-0 max-sm:text-right">
          <For each={of(state())}>{(happening) => <HappeningLine happening={happening} drawn={props.drawn} />}</For>
        </ul>
      ),
    },
  ]
  return (
    <div
      class="scroll-quiet min-h-0 flex-1 -outline-offset-2"
      tabindex={0}
      role="region"
      aria-label={words().tabs.states}
    >
      <PlainTable
        label={words().tabs.states}
        columns={columns()}
        rows={props.process.states}
        keyOf={({ name }) => name}
        tall
      />
    </div>
  )
}
