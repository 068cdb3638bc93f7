import { feedStoreContract } from './feed-store.contract.ts'
import { memoryFeed } from './memory-feed.ts'

feedStoreContract('in memory', async () => {
  const store = memoryFeed('first')
  return {
    store,
    commit: async (topics, payload) => topics.map((topic) => store.append(topic, payload)),
    drop: async (topic, through) => store.drop(topic, through),
    renew: async () => store.renew('second'),
  }
})
