import { expect, test, vi } from 'vitest'
import { feedStoreContract } from './feed-store.contract.ts'
import { memoryFeed, memoryHints } from './memory-feed.ts'

feedStoreContract('in memory', async () => {
  const store = memoryFeed('first')
  return {
    store,
    commit: async (topics, payload) => topics.map((topic) => store.append(topic, payload)),
    drop: async (topic, through) => store.drop(topic, through),
    renew: async () => store.renew('second'),
  }
})

test('a hint reaches every listener of the process', async () => {
  const bus = memoryHints()
  const heard = [vi.fn(), vi.fn()]
  heard.forEach((onHint) => bus.listen(onHint))
  bus.hint(['m:1'])
  await vi.waitFor(() => heard.forEach((onHint) => expect(onHint).toHaveBeenCalledWith(['m:1'])))
})
