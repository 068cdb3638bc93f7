/** Where process files come from: a folder, an upload, a test. */
export interface ProcessFiles {
  /** Paths of all files relative to the root, with `/`. Throws where they cannot be listed, saying why in one line. */
  list(): readonly string[]
  /** Bytes of a listed file, of a longer one the first `atMost`. Throws where it cannot be read, saying why in one line. */
  read(path: string, atMost: number): Uint8Array
}

/** Files held in memory, by path. */
export function filesOf(entries: Readonly<Record<string, string | Uint8Array>>): ProcessFiles {
  const files = new Map(Object.entries(entries))
  return {
    list: () => [...files.keys()],
    read(path, atMost) {
      const content = files.get(path)
      if (content === undefined) throw new Error('there is no such file')
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      return bytes.subarray(0, atMost)
    },
  }
}
