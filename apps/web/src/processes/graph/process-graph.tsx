import Maximize from 'lucide-solid/icons/maximize'
import Minus from 'lucide-solid/icons/minus'
import Plus from 'lucide-solid/icons/plus'
import { For, Show, createEffect, createMemo, createUniqueId, on } from 'solid-js'
import type { JSX } from 'solid-js'
import type { StateBox } from '@souk/process/draw/elements'
import type { Drawing, Placed } from '@souk/process/draw/layout'
import { traitsOf } from '@souk/process/draw/sizes'
import { formatNumber } from '../../text/money.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { text } from '../text.ts'
import { ArrowHeads, ArrowLabel, ArrowShape } from './arrow-shape.tsx'
import { createView } from './create-view.ts'
import { Legend } from './legend.tsx'
import { StateShape } from './state-shape.tsx'
import { centred, fitted, opening, revealed } from './viewport.ts'
import type { Area, View } from './viewport.ts'

type ProcessGraphProps = {
  readonly name: string
  readonly drawing: Drawing
  readonly countOf: (state: string) => number
  readonly hrefOf: (state: string) => string | undefined
  /** The state to show and mark. */
  readonly state: string | undefined
}

/** Where a highlighted state can be read. */
const CLOSE = 0.9

const Cluster = (props: { at: Placed & { readonly name: string } }): JSX.Element => (
  <g transform={`translate(${props.at.x - props.at.width / 2} ${props.at.y - props.at.height / 2})`}>
    <rect
      width={props.at.width}
      height={props.at.height}
      rx={10}
      class="fill-none stroke-line-strong"
      stroke-dasharray="2 3"
    />
    <text x={10} y={16} class="fill-ink-3 text-2xs font-medium">
      {props.at.name}
    </text>
  </g>
)

const Zoom = (props: { scale: number; onZoom: (factor: number) => void; onFit: () => void }): JSX.Element => {
  const words = useText(text)
  return (
    <div class="absolute right-3 bottom-3 flex items-center rounded-md bg-raised p-0.5 shadow-float">
      <IconButton label={words().zoomOut} icon={Minus} size="sm" kbd="-" onClick={() => props.onZoom(1 / 1.25)} />
      <span class="figures w-11 text-center text-xs text-ink-2">{Math.round(props.scale * 100)} %</span>
      <IconButton label={words().zoomIn} icon={Plus} size="sm" kbd="+" onClick={() => props.onZoom(1.25)} />
      <IconButton label={words().fit} icon={Maximize} size="sm" kbd="0" onClick={() => props.onFit()} />
    </div>
  )
}

/** The drawn process: panned and zoomed, its counts live. */
export const ProcessGraph = (props: ProcessGraphProps): JSX.Element => {
  const words = useText(text)
  const heads = createUniqueId()
  const states = createMemo(() =>
    props.drawing.boxes.flatMap(({ box, ...at }): { box: StateBox; at: Placed }[] =>
      box.kind === 'state' ? [{ box, at }] : [],
    ),
  )
  const fit = (area: Area): View => fitted(props.drawing, area)
  const asked = () => states().find(({ box }) => box.state.name === props.state)
  const begin = (area: Area): View => {
    const found = asked()
    if (found) return centred(found.at, CLOSE, area)
    return opening(
      props.drawing,
      area,
      props.drawing.boxes.find(({ box }) => box.kind === 'start'),
    )
  }
  const control = createView(begin, fit)
  /** What is drawn, as one reads it, with the unit said. */
  const labelOf = ({ state }: StateBox): string => {
    const count = props.countOf(state.name)
    const traits = traitsOf(state, words().reserved)
    return [state.name, traits, words().itemsOf(count, formatNumber(count))].filter(Boolean).join(' ')
  }
  const showAsked = (): void => {
    const found = asked()
    if (found) control.show(centred(found.at, CLOSE, control.area()))
  }
  createEffect(on(() => props.state, showAsked, { defer: true }))
  /** Who walks by keyboard sees where they are. */
  const reveal = (event: FocusEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('[data-state]') : null
    const found =
      link?.matches(':focus-visible') && states().find(({ box }) => box.state.name === link.getAttribute('data-state'))
    if (found) control.show(revealed(control.view(), found.at, control.area()))
  }
  const transform = (): string => {
    const { x, y, scale } = control.view()
    return `translate(${x} ${y}) scale(${scale})`
  }
  return (
    <div class="relative min-h-0 flex-1">
      <div
        ref={control.attach}
        role="group"
        aria-label={words().graphOf(props.name)}
        tabindex={0}
        onFocusIn={reveal}
        class="absolute inset-0 cursor-grab touch-none overflow-hidden -outline-offset-2 select-none active:cursor-grabbing"
      >
        <svg class="size-full" role="presentation">
          <ArrowHeads id={heads} />
          <g transform={transform()}>
            <g aria-hidden="true">
              <For each={props.drawing.clusters}>{(cluster) => <Cluster at={cluster} />}</For>
              <For each={props.drawing.arrows}>
                {({ arrow, points }) => <ArrowShape arrow={arrow} points={points} heads={heads} />}
              </For>
              <For each={props.drawing.arrows}>
                {({ arrow, label }) => <Show when={label}>{(at) => <ArrowLabel arrow={arrow} at={at()} />}</Show>}
              </For>
              <For each={props.drawing.boxes}>
                {({ box, x, y }) => (
                  <Show when={box.kind !== 'state'}>
                    <Show when={box.kind === 'choice'} fallback={<circle cx={x} cy={y} r={6} class="fill-good-mark" />}>
                      <path
                        d={`M ${x} ${y - 10} L ${x + 10} ${y} L ${x} ${y + 10} L ${x - 10} ${y} z`}
                        class="fill-raised stroke-ink-3"
                      />
                    </Show>
                  </Show>
                )}
              </For>
            </g>
            <For each={states()}>
              {({ box, at }) => (
                <StateShape
                  box={box}
                  at={at}
                  count={props.countOf(box.state.name)}
                  highlighted={box.state.name === props.state}
                  href={props.hrefOf(box.state.name)}
                  label={labelOf(box)}
                  reserved={words().reserved}
                />
              )}
            </For>
          </g>
        </svg>
      </div>
      <Legend />
      <Zoom scale={control.view().scale} onZoom={control.zoom} onFit={() => control.show(fit(control.area()))} />
    </div>
  )
}
