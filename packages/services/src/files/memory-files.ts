import type { Files, StoredFile } from './files.ts'

export function memoryFiles(): Files {
  const files = new Map<string, StoredFile>()
  return {
    byId: async (id) => files.get(id),
    async keep(file) {
      const kept = files.get(file.id) ?? file
      files.set(file.id, kept)
      return kept
    },
  }
}
