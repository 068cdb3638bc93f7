import type { Trade } from './merchants.ts'

/** Background hue, and a drawing on a square of 24. */
const drawings: Readonly<Record<Trade, readonly [hue: number, path: string]>> = {
  home: [35, 'M4 11l8-6 8 6v8H4zM10 19v-5h4v5'],
  audio: [250, 'M5 14v-2a7 7 0 0 1 14 0v2M5 14h3v5H5zM16 14h3v5h-3z'],
  clothes: [210, 'M9 5l-5 3 2 4 2-1v8h8v-8l2 1 2-4-5-3a3 3 0 0 1-6 0z'],
  coffee: [20, 'M5 10h11v5a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4zM16 11h3v4h-3M8 4v3M12 4v3'],
  paper: [50, 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3'],
  plants: [140, 'M12 20v-8M12 12c0-4 3-7 7-7 0 4-3 7-7 7zM12 14c0-3-2-6-6-6 0 4 2 6 6 6z'],
  outdoor: [100, 'M3 19L12 5l9 14zM12 12l-4 7M12 12l4 7'],
  toys: [340, 'M4 12h7v7H4zM13 12h7v7h-7zM8 5h8v7H8z'],
  kitchen: [15, 'M4 12a5 5 0 0 0 10 0zM14 12h7M6 8h6'],
  lamps: [60, 'M8 13l2-8h4l2 8zM12 13v6M9 19h6'],
}

/** A drawing as a data URL: the demo needs nothing from the network. */
export function picture(trade: Trade): string {
  const [hue, path] = drawings[trade]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="hsl(${hue} 55% 90%)" d="M0 0h24v24H0z"/><path fill="none" stroke="hsl(${hue} 45% 35%)" stroke-width="1.4" stroke-linejoin="round" stroke-linecap="round" d="${path}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
