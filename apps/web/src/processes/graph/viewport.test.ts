import { expect, test } from 'vitest'
import { centred, fitted, opening, revealed, zoomed } from './viewport.ts'

const area = { width: 1000, height: 500 }
const seen = (view: { x: number; y: number; scale: number }, point: { x: number; y: number }) => ({
  x: view.x + point.x * view.scale,
  y: view.y + point.y * view.scale,
})

test('fitting shows all of it in the middle and enlarges nothing', () => {
  const large = fitted({ width: 2000, height: 600 }, area)
  expect([seen(large, { x: 0, y: 0 }), seen(large, { x: 2000, y: 600 })]).toEqual([
    { x: 0, y: 100 },
    { x: 1000, y: 400 },
  ])
  expect(fitted({ width: 100, height: 100 }, area)).toEqual({ x: 450, y: 200, scale: 1 })
})

test('what one points at stays under the pointer', () => {
  const view = { x: 30, y: -20, scale: 0.7 }
  const at = { x: 200, y: 100 }
  const point = { x: (at.x - view.x) / view.scale, y: (at.y - view.y) / view.scale }
  const after = seen(zoomed(view, 1.4, at), point)
  expect(after.x).toBeCloseTo(at.x)
  expect(after.y).toBeCloseTo(at.y)
})

test('zooming stops where there is nothing more to see', () => {
  const far = Array.from({ length: 50 }).reduce<ReturnType<typeof zoomed>>(
    (view) => zoomed(view, 0.5, { x: 0, y: 0 }),
    {
      x: 0,
      y: 0,
      scale: 1,
    },
  )
  expect(far.scale).toBeGreaterThan(0.1)
})

test('a process too large to read begins at its first state', () => {
  const view = opening({ width: 1500, height: 4000 }, area, { x: 700, y: 40 })
  expect(seen(view, { x: 700, y: 40 }).x).toBeCloseTo(500)
  expect(view.scale).toBeGreaterThan(0.5)
})

test('a highlighted state comes to the middle', () => {
  const place = { x: 300, y: 900, width: 100, height: 40 }
  expect(seen(centred(place, 1, area), place)).toEqual({ x: 500, y: 250 })
})

test('a state that gets the focus out of sight comes into sight, one in sight stays where it is', () => {
  const view = { x: 0, y: 0, scale: 1 }
  const place = { x: 300, y: 200, width: 100, height: 40 }
  expect(revealed(view, place, area)).toBe(view)
  expect(seen(revealed(view, { ...place, x: 980 }, area), { ...place, x: 980 })).toEqual({ x: 500, y: 250 })
})
