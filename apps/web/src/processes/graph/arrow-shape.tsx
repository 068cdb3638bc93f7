import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Arrow, Tone } from '@souk/process/draw/elements'
import type { Placed, Point } from '@souk/process/draw/layout'
import { pathOf } from '@souk/process/draw/path'
import { LABEL_LINE } from '@souk/process/draw/sizes'

const tones: Readonly<Record<Tone, string>> = {
  event: 'fill-ink',
  plain: 'fill-ink-2',
  condition: 'fill-ink-2 italic',
  unbound: 'fill-bad font-semibold',
}

type ArrowShapeProps = {
  readonly arrow: Arrow
  readonly points: readonly Point[]
  /** Id of the arrow heads: `<heads>-happy` and `<heads>-plain`. */
  readonly heads: string
}

/** The line of a transition: green on the happy path, dashed without an event, heavy when it fires on entering. */
export const ArrowShape = (props: ArrowShapeProps): JSX.Element => (
  <path
    d={pathOf(props.points)}
    fill="none"
    class={props.arrow.happy ? 'stroke-good-mark' : 'stroke-neutral-mark'}
    stroke-width={props.arrow.onEnter ? 2.4 : 1.3}
    stroke-dasharray={props.arrow.eventless ? '5 4' : undefined}
    marker-end={`url(#${props.heads}-${props.arrow.happy ? 'happy' : 'plain'})`}
  />
)

/** What stands on an arrow: its event and what fires it, or a condition. */
export const ArrowLabel = (props: { arrow: Arrow; at: Placed }): JSX.Element => (
  <g transform={`translate(${props.at.x} ${props.at.y - props.at.height / 2})`}>
    <rect
      x={-props.at.width / 2}
      width={props.at.width}
      height={props.at.height}
      rx={3}
      class="fill-canvas opacity-90"
    />
    <For each={props.arrow.label}>
      {(line, index) => (
        <text
          text-anchor="middle"
          y={index() * LABEL_LINE + 12}
          class={`text-2xs ${tones[line.tone]}`}
          classList={{ 'font-semibold': line.bold ?? false }}
        >
          {line.text}
        </text>
      )}
    </For>
  </g>
)

/** The heads of the arrows, to be named by `ArrowShape`. */
export const ArrowHeads = (props: { id: string }): JSX.Element => (
  <defs>
    <For each={['happy', 'plain'] as const}>
      {(kind) => (
        <marker
          id={`${props.id}-${kind}`}
          viewBox="0 0 8 8"
          refX={7}
          refY={4}
          markerUnits="userSpaceOnUse"
          markerWidth={8}
          markerHeight={8}
          orient="auto"
        >
          <path d="M 0 0.5 L 8 4 L 0 7.5 z" class={kind === 'happy' ? 'fill-good-mark' : 'fill-neutral-mark'} />
        </marker>
      )}
    </For>
  </defs>
)
