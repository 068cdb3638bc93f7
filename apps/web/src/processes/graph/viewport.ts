import type { Placed, Point } from '@souk/process/draw/layout'

/** What of a drawing is seen: a point of it stands at `x + point.x × scale`. */
export type View = { readonly x: number; readonly y: number; readonly scale: number }

export type Area = { readonly width: number; readonly height: number }

const LEAST = 0.15
const MOST = 2.5
/** Smaller than this nobody reads it; one pans instead. */
const READABLE = 0.75

const within = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value))

/** All of the drawing in the middle of the area, never enlarged. */
export function fitted(drawing: Area, area: Area): View {
  const scale = within(LEAST, Math.min(area.width / drawing.width, area.height / drawing.height), 1)
  return { x: (area.width - drawing.width * scale) / 2, y: (area.height - drawing.height * scale) / 2, scale }
}

/** The place in the middle, at a scale one can read. */
export function centred(place: Placed, scale: number, area: Area): View {
  return { x: area.width / 2 - place.x * scale, y: area.height / 2 - place.y * scale, scale }
}

/** The same view where the place is in it, else the place in the middle. */
export function revealed(view: View, place: Placed, area: Area): View {
  const left = view.x + (place.x - place.width / 2) * view.scale
  const top = view.y + (place.y - place.height / 2) * view.scale
  const isIn =
    left >= 0 &&
    top >= 0 &&
    left + place.width * view.scale <= area.width &&
    top + place.height * view.scale <= area.height
  return isIn ? view : centred(place, view.scale, area)
}

/** What is seen at first: all of it where one can read it so, else its upper end with the first box in the middle. */
export function opening(drawing: Area, area: Area, first: Point | undefined): View {
  const all = fitted(drawing, area)
  if (all.scale >= READABLE || !first) return all
  return { x: area.width / 2 - first.x * READABLE, y: 16, scale: READABLE }
}

/** Larger or smaller by a factor, with what is at the point staying there. */
export function zoomed(view: View, factor: number, at: Point): View {
  const scale = within(LEAST, view.scale * factor, MOST)
  const ratio = scale / view.scale
  return { x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio, scale }
}

export const moved = (view: View, by: Point): View => ({ ...view, x: view.x + by.x, y: view.y + by.y })
