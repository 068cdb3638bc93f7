import { memoryPresence } from './memory-presence.ts'
import { presenceStoreContract } from './presence-store.contract.ts'

presenceStoreContract('in memory', async () => {
  let now = Date.parse('2026-11-02T10:00:00.000Z')
  return { store: memoryPresence(() => new Date(now)), age: async (ms) => (now += ms) }
})
