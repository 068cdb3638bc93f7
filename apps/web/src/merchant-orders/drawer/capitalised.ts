/** `shipped` → `Shipped`: how the drawer's head names a state. */
export const capitalised = (state: string): string => state.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase())
