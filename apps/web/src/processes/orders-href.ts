/** Commas part the values of a filter; one inside a value is written `%2C`. */
const written = (value: string): string => value.replaceAll('%', '%25').replaceAll(',', '%2C')

/** The orders with items in a state of the marketplace's machine. */
export const ordersHref = (state: string): string =>
  `/office/orders?f=${encodeURIComponent(`state:in:${written(state)}`)}`
