import { createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { Point } from '@souk/process/draw/layout'
import { moved, zoomed } from './viewport.ts'
import type { Area, View } from './viewport.ts'

const STEP = 60
const KEY_ZOOM = 1.25
/** A press that moves less is a click. */
const CLICK_SLACK = 4

/** A drawing that is panned and zoomed by pointer, fingers, wheel and keys inside one element. */
export type ViewControl = {
  readonly view: Accessor<View>
  readonly area: Accessor<Area>
  readonly show: (view: View) => void
  /** By a factor, about the middle. */
  readonly zoom: (factor: number) => void
  /** Makes the element the window onto the drawing. */
  readonly attach: (element: HTMLElement) => void
}

/** `start` says what to show as soon as the element's size is known, `fit` what all of it is. */
export function createView(start: (area: Area) => View, fit: (area: Area) => View): ViewControl {
  const [area, setArea] = createSignal<Area>({ width: 0, height: 0 })
  const [view, setView] = createSignal<View>({ x: 0, y: 0, scale: 1 })
  const middle = (): Point => ({ x: area().width / 2, y: area().height / 2 })
  const zoom = (factor: number): void => {
    setView((now) => zoomed(now, factor, middle()))
  }
  const resized = (next: Area): void => {
    const isFirst = area().width === 0
    setArea(next)
    if (isFirst && next.width > 0) setView(start(next))
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => setView((now) => moved(now, { x: STEP, y: 0 })),
    ArrowRight: () => setView((now) => moved(now, { x: -STEP, y: 0 })),
    ArrowUp: () => setView((now) => moved(now, { x: 0, y: STEP })),
    ArrowDown: () => setView((now) => moved(now, { x: 0, y: -STEP })),
    '+': () => zoom(KEY_ZOOM),
    '=': () => zoom(KEY_ZOOM),
    '-': () => zoom(1 / KEY_ZOOM),
    '0': () => setView(fit(area())),
  }
  return { view, area, show: setView, zoom, attach: (element) => attach(element, { resized, setView, keys }) }
}

type Parts = {
  readonly resized: (area: Area) => void
  readonly setView: (next: (view: View) => View) => void
  readonly keys: Readonly<Record<string, () => void>>
}

function attach(element: HTMLElement, { resized, setView, keys }: Parts): void {
  /** Pressed pointers, where they were last. */
  const pressed = new Map<number, Point>()
  let travelled = 0
  const inside = (event: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const press = (event: PointerEvent): void => {
    if (event.button !== 0) return
    if (pressed.size === 0) travelled = 0
    pressed.set(event.pointerId, inside(event))
  }
  const drag = (event: PointerEvent): void => {
    const from = pressed.get(event.pointerId)
    if (!from) return
    const to = inside(event)
    const other = [...pressed].find(([id]) => id !== event.pointerId)?.[1]
    pressed.set(event.pointerId, to)
    travelled += Math.hypot(to.x - from.x, to.y - from.y)
    if (travelled > CLICK_SLACK) element.setPointerCapture(event.pointerId)
    if (other)
      setView((now) => zoomed(now, distance(to, other) / Math.max(1, distance(from, other)), between(to, other)))
    else setView((now) => moved(now, { x: to.x - from.x, y: to.y - from.y }))
  }
  const release = (event: PointerEvent): void => {
    pressed.delete(event.pointerId)
  }
  const swallowDragged = (event: MouseEvent): void => {
    if (travelled <= CLICK_SLACK) return
    travelled = 0
    event.preventDefault()
    event.stopPropagation()
  }
  const wheel = (event: WheelEvent): void => {
    event.preventDefault()
    const zooms = event.ctrlKey || event.metaKey
    setView((now) =>
      zooms
        ? zoomed(now, Math.exp(-event.deltaY / 300), inside(event))
        : moved(now, { x: -event.deltaX, y: -event.deltaY }),
    )
  }
  const key = (event: KeyboardEvent): void => {
    const run = event.altKey || event.ctrlKey || event.metaKey ? undefined : keys[event.key]
    if (!run) return
    event.preventDefault()
    run()
  }
  const watch = new ResizeObserver(() => resized({ width: element.clientWidth, height: element.clientHeight }))
  watch.observe(element)
  onCleanup(() => watch.disconnect())
  element.addEventListener('pointerdown', press)
  element.addEventListener('pointermove', drag)
  element.addEventListener('pointerup', release)
  element.addEventListener('pointercancel', release)
  element.addEventListener('click', swallowDragged, { capture: true })
  element.addEventListener('wheel', wheel, { passive: false })
  element.addEventListener('keydown', key)
}

const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y)
const between = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 })
