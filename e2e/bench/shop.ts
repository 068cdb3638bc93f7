import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { PlacedOrder } from '@souk/contract/orders'
import type { Cart } from '../journeys/cart.ts'

/** A shop that calls over connections it keeps, and does nothing else: what is measured is the server. */
export interface BenchShop {
  place(cart: Cart): Promise<PlacedOrder>
  trigger(of: { readonly reference: string; readonly event: string; readonly items?: readonly string[] }): Promise<void>
  close(): void
}

export function openShop(
  { url, apiKey }: { readonly url: string; readonly apiKey: string },
  inFlight: number,
): BenchShop {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }

  async function mutate(procedure: string, input: object): Promise<string> {
    const body = JSON.stringify({ ...input, idempotencyKey: randomUUID() })
    const answered = Promise.withResolvers<string>()
    const sending = request(`${url}/trpc/${procedure}`, { method: 'POST', agent, headers })
    sending.on('error', answered.reject)
    sending.on('response', (response) => {
      void text(response).then((answer) => {
        if (response.statusCode === 200) answered.resolve(answer)
        else answered.reject(new Error(`${procedure}: ${response.statusCode} ${answer}`))
      }, answered.reject)
    })
    sending.end(body)
    return answered.promise
  }
  return {
    async place(cart) {
      const { result } = JSON.parse(await mutate('orders.place', cart)) as { result: { data: PlacedOrder } }
      return result.data
    },
    async trigger({ reference, event, items }) {
      const answer = await mutate('orders.trigger', { reference, event, items })
      if (!answer.includes('"outcome":"moved"')) throw new Error(`${event} moved nothing: ${answer}`)
    },
    close: () => agent.destroy(),
  }
}
