import { afterEach, expect, test, vi } from 'vitest'
import type { LiveNodeOptions } from '@souk/api/live/testing/live-node'
import { soak } from './soak.ts'

afterEach(() => {
  vi.doUnmock('@souk/api/live/lane')
  vi.resetModules()
})

/** A node of the modules as they are now, faults included. */
async function openNode(options: LiveNodeOptions) {
  const { liveNode } = await import('@souk/api/live/testing/live-node')
  return liveNode(options)
}

test('through cut lines, lost hints and replaced nodes everybody sees each commit once', async () => {
  const outcome = await soak({ seed: 1, openNode })
  expect(outcome).toMatchObject({ gaps: 0, doubles: 0, diverged: 0 })
  expect(outcome.kills).toBeGreaterThan(100)
  expect(outcome.applied).toBeGreaterThan(3000)
})

test('the same run finds a server that reads data before it takes the position', async () => {
  const { diverged } = await soak({ seed: 1, openNode, dataBeforePosition: true })
  expect(diverged).toBeGreaterThan(0)
})

test('the same run finds a server that takes a new subscription for up to date', async () => {
  vi.doMock(import('@souk/api/live/lane'), async (original) => {
    const { createLane } = await original()
    return {
      createLane(channel, options) {
        const deluded = {
          ...options.reader,
          get cursor() {
            return channel.ring.tip()
          },
        }
        return createLane(channel, { ...options, reader: deluded })
      },
    }
  })
  vi.resetModules()
  const { gaps } = await soak({ seed: 1, openNode })
  expect(gaps).toBeGreaterThan(0)
})
