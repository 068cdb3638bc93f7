/** What may be left out may also be said to be undefined, as parsed input has it. */
export type Loose<T> = { readonly [Key in keyof T]: {} extends Pick<T, Key> ? T[Key] | undefined : T[Key] }

/** The value without what is undefined: as plain JSON has it. */
export function defined<T extends object>(value: Loose<T>): T {
  const kept: Partial<T> = {}
  // A plain loop: six times as fast as filtered entries, and placing does this a dozen times an order.
  for (const key in value as T) if (value[key] !== undefined) kept[key] = value[key]
  return kept as T
}
