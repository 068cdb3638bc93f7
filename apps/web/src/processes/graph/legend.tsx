import { For, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../../text/use-text.ts'
import { linkLook } from '../../ui/button-look.ts'
import { Popover } from '../../ui/popover.tsx'
import { text } from '../text.ts'

const line = (look: JSX.PathSVGAttributes<SVGPathElement>): JSX.Element => (
  <path d="M 2 10 H 38" fill="none" class="stroke-neutral-mark" stroke-width={1.5} {...look} />
)

const box = (inside?: JSX.Element, look = 'fill-raised stroke-line-strong'): JSX.Element => (
  <>
    <rect x={1} y={2} width={38} height={16} rx={4} class={look} />
    {inside}
  </>
)

type Sign = keyof typeof text.en.legends

/** What each entry looks like, in 40 × 20. */
const signs: Readonly<Record<Sign, () => JSX.Element>> = {
  state: () =>
    box(
      <>
        <rect x={5} y={6} width={3} height={8} rx={1.5} class="fill-progress-mark" />
        <text x={30} y={14} text-anchor="middle" class="fill-accent-text text-2xs font-semibold">
          12
        </text>
      </>,
    ),
  terminal: () => box(<rect x={4} y={5} width={32} height={10} rx={2} class="fill-none stroke-line-strong" />),
  highlighted: () => box(undefined, 'fill-late-soft stroke-accent stroke-2'),
  reserved: () => <rect x={14} y={4} width={12} height={12} rx={3} class="fill-progress" />,
  flags: () => <rect x={14} y={4} width={12} height={12} rx={3} class="fill-waiting" />,
  happy: () => line({ class: 'stroke-good-mark' }),
  event: () => line({}),
  onEnter: () => line({ 'stroke-width': 3 }),
  eventless: () => line({ 'stroke-dasharray': '5 4' }),
  choice: () => <path d="M 20 2 L 28 10 L 20 18 L 12 10 z" class="fill-raised stroke-ink-3" />,
  command: () => (
    <text x={20} y={14} text-anchor="middle" class="fill-ink-2 text-2xs">
      c: …
    </text>
  ),
  unbound: () => (
    <text x={20} y={14} text-anchor="middle" class="fill-bad text-2xs font-semibold">
      c: …
    </text>
  ),
  cluster: () => (
    <rect x={1} y={2} width={38} height={16} rx={4} class="fill-none stroke-line-strong" stroke-dasharray="2 3" />
  ),
}

const order = Object.keys(signs) as readonly Sign[]

/** What the drawing means, sign by sign. */
export const Legend = (): JSX.Element => {
  const words = useText(text)
  const [open, setOpen] = createSignal(false)
  return (
    <div class="absolute bottom-3 left-3 rounded-md bg-raised shadow-float">
      <Popover
        label={words().legend}
        open={open()}
        onOpen={setOpen}
        triggerClass={linkLook('ghost', 'sm')}
        trigger={words().legend}
        class="w-80 max-w-[calc(100vw-2rem)]"
      >
        <dl class="scroll-quiet grid max-h-96 grid-cols-[40px_1fr] items-center gap-x-3 gap-y-1.5 p-1.5 text-xs">
          <For each={order}>
            {(sign) => (
              <>
                <dt>
                  <svg width={40} height={20} viewBox="0 0 40 20" aria-hidden="true">
                    {signs[sign]()}
                  </svg>
                </dt>
                <dd class="text-ink-2">{words().legends[sign]}</dd>
              </>
            )}
          </For>
        </dl>
      </Popover>
    </div>
  )
}
