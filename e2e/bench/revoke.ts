import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { createSouk } from '@souk/client/souk'
import { CLOSE } from '@souk/contract/live'
import { loseHints } from '../chaos/lost-hints.ts'
import type { Asked } from './asked.ts'
import { cookieJar } from './cookie-jar.ts'
import { alone, median } from './figures.ts'
import type { Figure } from './figures.ts'
import { openTwoNodes } from './two-nodes.ts'
import type { NodeInUse, TwoNodes } from './two-nodes.ts'

const TIMES = 10
const SUBSCRIBE = JSON.stringify({ id: 1, method: 'subscription', params: { path: 'orders.live', input: {} } })

/** A socket at a node that follows the board, by a key or by a cookie. */
async function following({ product }: NodeInUse, by: { readonly apiKey?: string; readonly cookie?: string }) {
  const { apiKey, cookie } = by
  const url = `${product.url.replace(/^http/, 'ws')}/trpc${apiKey ? '?connectionParams=1' : ''}`
  const socket = new WebSocket(url, cookie === undefined ? {} : { headers: { cookie } })
  await once(socket, 'open')
  if (apiKey !== undefined) socket.send(JSON.stringify({ method: 'connectionParams', data: { apiKey } }))
  const heard = once(socket, 'message')
  socket.send(SUBSCRIBE)
  await heard
  return socket
}

/** Milliseconds from the act until the socket is closed for it. */
async function closedAfter(socket: WebSocket, act: () => Promise<unknown>): Promise<number> {
  const closed = once(socket, 'close') as Promise<[number]>
  const begun = performance.now()
  const [[code]] = await Promise.all([closed, act()])
  if (code !== CLOSE.revoked) throw new Error(`the socket was closed with ${code}`)
  return performance.now() - begun
}

/** A key that is revoked at one node while its holder follows at the other. */
async function revokedKey({ here, there }: TwoNodes): Promise<number> {
  const { key, entry } = await here.operator.keys.add.mutate({ name: 'Gone soon', scopes: ['shop', 'events'] })
  const socket = await following(there, { apiKey: key })
  return closedAfter(socket, () => here.operator.keys.remove.mutate({ id: entry.id }))
}

/** Somebody signs out at one node who follows at the other. */
async function signedOut({ here, there }: TwoNodes): Promise<number> {
  const { fetch, header } = cookieJar()
  const person = createSouk({ url: here.product.url, fetch })
  await person.people.signIn.mutate({ email: 'olga@example.com', password: 'a long password' })
  const socket = await following(there, { cookie: header() })
  const took = await closedAfter(socket, () => person.people.signOut.mutate())
  person.close()
  return took
}

/** From the call that takes a right away until the socket at another node is closed, with hints and without. */
export async function revoke({ share }: Asked): Promise<readonly Figure[]> {
  await using nodes = await openTwoNodes()
  const times = Array.from({ length: share(TIMES) })
  const figures: Figure[] = []
  for (const [how, lost] of [
    ['', 0],
    [', hints off', 1],
  ] as const) {
    await loseHints(nodes.adminUrl, lost)
    for (const [what, act] of [
      ['a key is revoked', revokedKey],
      ['sign-out', signedOut],
    ] as const) {
      const taken: number[] = []
      for (const _ of times) {
        taken.push(await act(nodes))
        // Sweeps come at even times.
        await pause(Math.random() * 500)
      }
      figures.push(
        alone({
          what: `${what}: until the socket at another node is closed${how}, the slowest of ${times.length}`,
          unit: 'ms',
          value: Math.max(...taken),
          target: { most: 1_000 },
          note: `median ${Math.round(median(taken))} ms`,
        }),
      )
    }
  }
  return figures
}
