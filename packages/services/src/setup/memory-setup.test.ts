import type { Announcement } from '../live/announcement.ts'
import { memorySetup } from './memory-setup.ts'
import { setupStoreContract } from './setup-store.contract.ts'

setupStoreContract('in memory', async () => {
  const said: Announcement[] = []
  return {
    store: memorySetup({ now: () => new Date(0), announce: (announcement) => void said.push(announcement) }),
    announced: async (topic) => said.filter((one) => one.topic === topic).map(({ payload }) => payload),
  }
})
