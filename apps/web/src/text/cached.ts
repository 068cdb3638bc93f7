/** Builds each value once per key: `Intl` formatters cost some 50 µs to make and 1 µs to use. */
export const cached = <Value>(make: (key: string) => Value): ((key: string) => Value) => {
  const made = new Map<string, Value>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}
