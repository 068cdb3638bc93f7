import { Show, createEffect, on } from 'solid-js'
import type { JSX } from 'solid-js'
import type { StateBox } from '@souk/process/draw/elements'
import type { Placed } from '@souk/process/draw/layout'
import { reducedMotion } from '../../style/media.ts'
import { formatNumber } from '../../text/money.ts'
import type { Phase } from '../../ui/phase.ts'

const marks: Readonly<Record<Phase, string>> = {
  neutral: 'fill-neutral-mark',
  progress: 'fill-progress-mark',
  waiting: 'fill-waiting-mark',
  good: 'fill-good-mark',
  bad: 'fill-bad-mark',
  late: 'fill-late-mark',
}

type StateShapeProps = {
  readonly box: StateBox
  readonly at: Placed
  readonly count: number
  readonly highlighted: boolean
  /** Where its items are listed, if anywhere. */
  readonly href: string | undefined
  /** Its name and count in words. */
  readonly label: string
  /** The word of the legend. */
  readonly reserved: string
}

const Count = (props: { count: number; at: Placed }): JSX.Element => {
  const words = (): string => formatNumber(props.count)
  const width = (): number => words().length * 8 + 14
  let pill: SVGRectElement | undefined
  const tint = (): void => {
    if (!matchMedia(reducedMotion).matches) pill?.animate([{ fill: 'var(--color-tint)' }, {}], 1200)
  }
  createEffect(on(() => props.count, tint, { defer: true }))
  return (
    <g transform={`translate(${props.at.width - width() - 8} ${props.at.height / 2 - 10})`} aria-hidden="true">
      <rect
        ref={(element) => (pill = element)}
        width={width()}
        height={20}
        rx={10}
        class={props.count > 0 ? 'fill-accent-soft' : 'fill-transparent'}
      />
      <text
        x={width() / 2}
        y={14}
        text-anchor="middle"
        class="text-xs font-semibold tabular-nums"
        classList={{ 'fill-accent-text': props.count > 0, 'fill-ink-3': props.count === 0 }}
      >
        {words()}
      </text>
    </g>
  )
}

/** A state: its name, what marks it, and how many items are in it now. Its title is its name; blanks part what would be read as one word. */
export const StateShape = (props: StateShapeProps): JSX.Element => {
  const traits = (): boolean => props.box.state.reserved || props.box.state.flags.length > 0
  const outline = (): string =>
    props.highlighted ? 'fill-late-soft stroke-accent stroke-2' : 'fill-raised stroke-line-strong'
  return (
    <g transform={`translate(${props.at.x - props.at.width / 2} ${props.at.y - props.at.height / 2})`}>
      <a
        href={props.href}
        role={props.href === undefined ? 'img' : undefined}
        draggable={false}
        class="group [&[href]]:cursor-pointer"
        data-state={props.box.state.name}
      >
        <title>{props.label}</title>
        <rect
          width={props.at.width}
          height={props.at.height}
          rx={7}
          class={`${outline()} transition-colors group-[[href]]:group-hover:fill-hover`}
        />
        <Show when={props.box.terminal}>
          <rect
            x={3}
            y={3}
            width={props.at.width - 6}
            height={props.at.height - 6}
            rx={5}
            class="pointer-events-none fill-none stroke-line-strong"
          />
        </Show>
        <rect x={9} y={9} width={4} height={props.at.height - 18} rx={2} class={marks[props.box.phase]} />
        <text x={21} y={traits() ? 20 : props.at.height / 2 + 4.5} class="fill-ink text-sm font-medium">
          {`${props.box.state.name} `}
        </text>
        <Show when={traits()}>
          <text x={21} y={37} class="text-2xs">
            <Show when={props.box.state.reserved}>
              <tspan class="fill-progress">{`${props.reserved} `}</tspan>
            </Show>
            <Show when={props.box.state.flags.length > 0}>
              <tspan class="fill-waiting" dx={props.box.state.reserved ? 6 : 0}>
                {`${props.box.state.flags.join(' · ')} `}
              </tspan>
            </Show>
          </text>
        </Show>
        <Count count={props.count} at={props.at} />
      </a>
    </g>
  )
}
