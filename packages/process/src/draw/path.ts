import type { Point } from './layout.ts'

const halfway = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 })

const text = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`

/** An SVG path through the points, its corners rounded. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points
  const last = rest.pop()
  if (!first || !last) return ''
  const curves = rest.map((corner, index) => `Q ${text(corner)} ${text(halfway(corner, rest[index + 1] ?? last))}`)
  return [`M ${text(first)}`, ...curves, `L ${text(last)}`].join(' ')
}
