export interface LimitedMap<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  delete(key: string): void
  clear(): void
}

/** A map that lets go of what was set longest ago when it holds more than `most`. */
export function limitedMap<V>(most: number, onLetGo: (value: V) => void = () => {}): LimitedMap<V> {
  const entries = new Map<string, V>()
  const letGo = (): void => {
    for (const [key, value] of entries) {
      if (entries.size <= most) return
      entries.delete(key)
      onLetGo(value)
    }
  }
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      entries.delete(key)
      entries.set(key, value)
      letGo()
    },
    delete: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  }
}
