import { randomUUID } from 'node:crypto'
import type { PlacedOrder } from '@souk/contract/orders'
import type { Cart } from '../journeys/cart.ts'
import { openLine } from './line.ts'

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
  const headers = `authorization: Bearer ${apiKey}\r\ncontent-type: application/json`
  const lines = Array.from({ length: inFlight }, () => openLine(new URL(url), headers))
  const free = [...lines]

  async function mutate(procedure: string, input: object): Promise<string> {
    const line = free.pop()
    if (!line) throw new Error(`more than ${inFlight} in flight`)
    try {
      return await line.post(`/trpc/${procedure}`, JSON.stringify({ ...input, idempotencyKey: randomUUID() }))
    } finally {
      free.push(line)
    }
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
    close: () => lines.forEach((line) => line.close()),
  }
}
