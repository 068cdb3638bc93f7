import { elementsOf } from '../draw/elements.ts'
import type { Arrow, Drawn, StateBox, Tone } from '../draw/elements.ts'
import { layoutOf } from '../draw/layout.ts'
import type { Drawing, Placed } from '../draw/layout.ts'
import { pathOf } from '../draw/path.ts'
import { plain } from '../draw/plain.ts'
import { LABEL_LINE } from '../draw/sizes.ts'
import type { Phase, Process } from '../model.ts'
import { escaped } from './escape.ts'
import { LEGEND_HEIGHT, legend } from './svg-legend.ts'

const MARKS: Readonly<Record<Phase, string>> = {
  neutral: '#89939a',
  progress: '#3b78e0',
  waiting: '#8f63d9',
  good: '#2f9a50',
  bad: '#d93a45',
}
const TONES: Readonly<Record<Tone, string>> = { event: 'event', plain: 'small', condition: 'if', unbound: 'unbound' }

/** The look of everything, light, with no face or file from outside. */
const STYLE = [
  'text{font:11px Inter,system-ui,-apple-system,"Segoe UI",sans-serif;fill:#4c565d}',
  '.name{font-size:13px;font-weight:500;fill:#14191d}.event{fill:#14191d}.bold{font-weight:600}.if{font-style:italic}',
  '.unbound{fill:#b3202c;font-weight:600}.reserved{fill:#1d55b3}.flags{fill:#6a3fb0}',
  '.state,.choice{fill:#fff;stroke:#d0d6da}.inner,.cluster{fill:none;stroke:#d0d6da}.cluster{stroke-dasharray:2 3}',
  '.arrow{fill:none;stroke:#89939a;stroke-width:1.3}.happy{stroke:#2f9a50}.enter{stroke-width:2.4}.eventless{stroke-dasharray:5 4}',
  '.ground{fill:#fff;opacity:.9}',
].join('')

const HEADS = (['happy', 'plain'] as const).map(
  (kind) =>
    `<marker id="${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 .5 8 4 0 7.5z" fill="${kind === 'happy' ? '#2f9a50' : '#89939a'}"/></marker>`,
)

/** Coordinates to a tenth of a pixel. */
const n = (value: number): string => String(Math.round(value * 10) / 10)

const at = ({ x, y, width, height }: Placed): string => `translate(${n(x - width / 2)} ${n(y - height / 2)})`

const rect = (look: string, inset: number, { width, height }: Placed): string =>
  `<rect class="${look}" x="${inset}" y="${inset}" width="${n(width - 2 * inset)}" height="${n(height - 2 * inset)}" rx="${7 - inset / 1.5}"/>`

function cluster(place: Placed & { readonly name: string }): string {
  return `<g transform="${at(place)}">${rect('cluster', 0, place)}<text x="10" y="16">${escaped(place.name)}</text></g>`
}

function line({ eventless, onEnter, happy }: Arrow, points: Drawing['arrows'][number]['points']): string {
  const look = ['arrow', happy && 'happy', onEnter && 'enter', eventless && 'eventless'].filter(Boolean).join(' ')
  return `<path class="${look}" d="${pathOf(points)}" marker-end="url(#${happy ? 'happy' : 'plain'})"/>`
}

function label({ label: lines }: Arrow, place: Placed): string {
  const texts = lines.map(
    ({ text, tone, bold }, index) =>
      `<text class="${TONES[tone]}${bold ? ' bold' : ''}" text-anchor="middle" x="${n(place.width / 2)}" y="${index * LABEL_LINE + 12}">${escaped(text)}</text>`,
  )
  return `<g transform="${at(place)}">${rect('ground', 0, place)}${texts.join('')}</g>`
}

/** What marks a state stands under its name; `traitsOf` measured it. */
function traits({ state: { reserved, flags } }: StateBox, word: string): string {
  const marks = [
    ...(reserved ? [`<tspan class="reserved">${escaped(word)} </tspan>`] : []),
    ...(flags.length > 0 ? [`<tspan class="flags">${escaped(flags.join(' · '))}</tspan>`] : []),
  ]
  return marks.length > 0 ? `<text x="21" y="37">${marks.join('')}</text>` : ''
}

function state(box: StateBox, place: Placed, word: string): string {
  const below = traits(box, word)
  return [
    `<g transform="${at(place)}">`,
    rect('state', 0, place),
    box.terminal ? rect('inner', 3, place) : '',
    `<rect x="9" y="9" width="4" height="${n(place.height - 18)}" rx="2" fill="${MARKS[box.phase]}"/>`,
    `<text class="name" x="21" y="${below ? 20 : n(place.height / 2 + 4.5)}">${escaped(box.state.name)}</text>`,
    `${below}</g>`,
  ].join('')
}

function shape({ box, ...place }: Drawing['boxes'][number], word: string): string {
  switch (box.kind) {
    case 'state':
      return state(box, place, word)
    case 'choice':
      return `<path class="choice" d="M${n(place.x)} ${n(place.y - 10)}l10 10-10 10-10-10z"/>`
    case 'start':
      return `<circle cx="${n(place.x)}" cy="${n(place.y)}" r="6" fill="#2f9a50"/>`
  }
}

/** The process as a picture of its own: an SVG file that needs nothing else, legend included. */
export function writeSvg(process: Process, drawn: Drawn = plain): string {
  const { reserved } = drawn.words
  const drawing = layoutOf(elementsOf(process, drawn), reserved)
  const [width, height] = [Math.max(drawing.width, 640), drawing.height + LEGEND_HEIGHT]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}">`,
    `<title>${escaped(process.name)}</title>`,
    `<style>${STYLE}</style><defs>${HEADS.join('')}</defs>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...drawing.clusters.map(cluster),
    ...drawing.arrows.map(({ arrow, points }) => line(arrow, points)),
    ...drawing.arrows.flatMap(({ arrow, label: place }) => (place ? [label(arrow, place)] : [])),
    ...drawing.boxes.map((box) => shape(box, reserved)),
    legend(drawing.height),
    '</svg>\n',
  ].join('\n')
}
