/** What each sign of the drawing means, in 40 × 20 pixels. */
const SIGNS: readonly (readonly [sign: string, meaning: string])[] = [
  ['<path class="arrow happy" d="M2 10H38"/>', 'happy path'],
  ['<path class="arrow enter" d="M2 10H38"/>', 'fires on entering'],
  ['<path class="arrow eventless" d="M2 10H38"/>', '∞ as soon as its condition holds'],
  ['<path class="choice" d="M20 2l8 8-8 8-8-8z"/>', 'a condition decides'],
  ['<text x="20" y="14" text-anchor="middle">c: …</text>', 'runs a command'],
  ['<text class="unbound" x="20" y="14" text-anchor="middle">c: …</text>', 'nothing is bound to it'],
  ['<rect x="14" y="4" width="12" height="12" rx="3" fill="#1d55b3"/>', 'reserved: counts as reserved stock'],
  ['<rect x="14" y="4" width="12" height="12" rx="3" fill="#6a3fb0"/>', 'flags'],
  [
    '<rect class="state" x="1" y="2" width="38" height="16" rx="4"/><rect class="inner" x="4" y="5" width="32" height="10" rx="2"/>',
    'nothing leads out of it',
  ],
  ['<rect class="cluster" x="1" y="2" width="38" height="16" rx="4"/>', 'a sub-process'],
]
const COLUMN = 300
const ROW = 22
const ROWS = Math.ceil(SIGNS.length / 2)

export const LEGEND_HEIGHT = ROWS * ROW + 24

/** The legend, in two columns from this height on. */
export function legend(top: number): string {
  const entries = SIGNS.map(([sign, meaning], index) => {
    const [column, row] = [Math.floor(index / ROWS), index % ROWS]
    return `<g transform="translate(${24 + column * COLUMN} ${row * ROW})">${sign}<text x="52" y="14">${meaning}</text></g>`
  })
  return `<g transform="translate(0 ${Math.round(top)})">${entries.join('')}</g>`
}
