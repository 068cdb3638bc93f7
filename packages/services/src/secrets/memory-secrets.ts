import type { SecretStore } from './secret-store.ts'

export function memorySecrets(): SecretStore {
  const texts = new Map<string, string>()
  return {
    read: async (name) => texts.get(name),
    write: async (name, text) => void texts.set(name, text),
  }
}
