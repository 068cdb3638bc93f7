import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Asked } from './asked.ts'
import { cartsOf } from './carts.ts'
import { alone, median } from './figures.ts'
import type { Figure } from './figures.ts'
import { openShop } from './shop.ts'
import type { FromSessions, ToSessions } from './storm/wire.ts'
import { openTwoNodes } from './two-nodes.ts'
import type { NodeInUse, TwoNodes } from './two-nodes.ts'

const SESSIONS = 5_000
const STORMS = 5
const AN_ORDER_MS = 50

/** The next message of the sessions. */
async function heard(child: ReturnType<typeof fork>): Promise<FromSessions> {
  const [message] = (await once(child, 'message')) as [FromSessions]
  return message
}

/** Orders come in at the node that stays, until it is aborted. */
async function trade(nodes: TwoNodes, signal: AbortSignal): Promise<void> {
  const shop = openShop({ url: nodes.there.product.url, apiKey: nodes.apiKey }, 1)
  const cart = cartsOf(nodes)
  while (!signal.aborted) {
    await shop.place(cart('invoice'))
    await pause(AN_ORDER_MS)
  }
  shop.close()
}

const portOf = ({ product }: NodeInUse): number => Number(new URL(product.url).port)

/** A node with so many sessions is killed; seconds until all follow at the other one, and how many needed a snapshot. */
async function storm(nodes: TwoNodes, { victim, sessions }: { victim: NodeInUse; sessions: number }) {
  const child = fork(join(import.meta.dirname, 'storm/sessions.ts'), { execArgv: [] })
  const trading = new AbortController()
  try {
    const live = heard(child)
    const ports = [portOf(victim), portOf(nodes.there)] as const
    child.send({ kind: 'open', ports, apiKey: nodes.apiKey, sessions } satisfies ToSessions)
    await live
    const traded = trade(nodes, trading.signal)
    await pause(1_000)
    const back = heard(child)
    const killed = Date.now()
    process.kill(victim.product.pid, 'SIGKILL')
    const message = await back
    trading.abort()
    await traded
    if (message.kind !== 'back') throw new Error('the sessions did not come back')
    return { seconds: (message.at - killed) / 1000, resets: (message.resets * 100) / sessions }
  } finally {
    trading.abort()
    child.kill('SIGKILL')
  }
}

/** Thousands of sessions lose their node at once while orders come in. */
export async function reconnectStorm({ rounds, share }: Asked): Promise<readonly Figure[]> {
  await using nodes = await openTwoNodes()
  const sessions = share(SESSIONS)
  const storms: Awaited<ReturnType<typeof storm>>[] = []
  for (let n = 0; n < Math.min(rounds, STORMS); n++)
    storms.push(await storm(nodes, { victim: await nodes.another(`victim-${n}`), sessions }))
  const figure = (which: 'seconds' | 'resets', { what, ...about }: { what: string; unit: string; most: number }) => {
    const found = storms.map((one) => one[which])
    return alone({
      what: `${sessions} sessions whose node was killed: ${what}`,
      unit: about.unit,
      value: median(found),
      target: { most: about.most },
      note: `the worst of ${found.length}: ${Math.max(...found).toFixed(1)}`,
    })
  }
  return [
    figure('seconds', { what: 'until all follow at another', unit: 's', most: 10 }),
    figure('resets', { what: 'of them from a snapshot', unit: '%', most: 5 }),
  ]
}
