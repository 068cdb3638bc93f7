import { setTimeout as pause } from 'node:timers/promises'
import type { Node } from './cluster.ts'

const LOOK_EVERY_MS = 500
const LOOK_FOR_MS = 1_000

/** Knows which nodes answered when last asked; takes any when none did. */
export interface Balancer extends AsyncDisposable {
  /** The one that has least to do, by chance one of several. */
  pick(loadOf?: (url: string) => number): string
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
    pick(loadOf = () => 0) {
      const known = up.length > 0 ? up : nodes.map(({ url }) => url)
      const least = Math.min(...known.map(loadOf))
      const choice = known.filter((url) => loadOf(url) === least)
      return choice[Math.floor(random() * choice.length)] ?? ''
    },
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await looking
    },
  }
}
