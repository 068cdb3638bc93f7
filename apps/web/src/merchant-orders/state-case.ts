/** `canceled by merchant` → `Canceled by merchant`: how the drawer's head names a state. */
export const capitalised = (state: string): string => state.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase())

/** `canceled by merchant` → `Canceled By Merchant`: how the filter names it. */
export const titleCase = (state: string): string =>
  state.replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toLocaleUpperCase())
