import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Cart } from '../journeys/cart.ts'

/** A shop that places orders over connections it keeps, and does nothing else: what is measured is the server. */
export interface BenchShop {
  place(cart: Cart): Promise<void>
  close(): void
}

export function openShop(
  { url, apiKey }: { readonly url: string; readonly apiKey: string },
  inFlight: number,
): BenchShop {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  return {
    async place(cart) {
      const body = JSON.stringify({ ...cart, idempotencyKey: randomUUID() })
      const answered = Promise.withResolvers<void>()
      const sending = request(`${url}/trpc/orders.place`, { method: 'POST', agent, headers })
      sending.on('error', answered.reject)
      sending.on('response', (response) => {
        void text(response).then((answer) => {
          if (response.statusCode === 200) answered.resolve()
          else answered.reject(new Error(`orders.place: ${response.statusCode} ${answer}`))
        }, answered.reject)
      })
      sending.end(body)
      await answered.promise
    },
    close: () => agent.destroy(),
  }
}
