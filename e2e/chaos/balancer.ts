import { setTimeout as pause } from 'node:timers/promises'
import type { Node } from './cluster.ts'

const LOOK_EVERY_MS = 500
const LOOK_FOR_MS = 1_000

/** Sends each newcomer to some node that answered when last asked; to any when none did. */
export interface Balancer extends AsyncDisposable {
  pick(): string
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(LOOK_FOR_MS) }).catch(() => undefined)
  return answer?.ok === true
}

export function openBalancer(nodes: readonly Node[], random: () => number): Balancer {
  const stopping = new AbortController()
  let up = nodes.map(({ url }) => url)

  async function look(): Promise<void> {
    while (!stopping.signal.aborted) {
      const looks = await Promise.all(nodes.map(async ({ url }) => ((await answers(url)) ? [url] : [])))
      up = looks.flat()
      await pause(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const looking = look()
  return {
    pick() {
      const choice = up.length > 0 ? up : nodes.map(({ url }) => url)
      return choice[Math.floor(random() * choice.length)] ?? ''
    },
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await looking
    },
  }
}
