import { readFileSync } from 'node:fs'
import type { OrderDetail } from '@souk/contract/orders'
import type { SoukOptions } from '@souk/services/testing/souk'
import { anAct, cart } from '../testing/cart.ts'
import type { Cart } from '../testing/cart.ts'
import { aMarket } from '../testing/market.ts'

type Order = OrderDetail['order']
type Item = Order['items'][number]

export interface Pressed {
  readonly reference: string
  /** Of these items alone. */
  readonly skus?: readonly string[]
}

/** A marketplace where people press buttons: all they do and see goes through the procedures. */
export async function aStory(options: Pick<SoukOptions, 'store'> = {}) {
  const market = await aMarket(options)
  const operator = market.as('operator')
  const shop = market.as('shop')

  const order = async (reference: string): Promise<Order> => (await operator.orders.byReference({ reference })).order

  async function itemsOf({ reference, skus }: Pressed) {
    if (!skus) return {}
    return { items: (await order(reference)).items.filter(({ sku }) => skus.includes(sku)).map(({ id }) => id) }
  }

  return {
    ...market,
    operator,
    shop,
    /** MER000002's own people. */
    merchant: market.as('merchant'),
    order,
    /** Places a cart through the shop; answers the order's reference. */
    async place(items: Cart['items'], over: Partial<Cart> = {}): Promise<string> {
      return (await shop.orders.place({ ...cart(items, over), ...anAct() })).reference
    },
    /** One button after the other on the operator's page of an order: each moves what can take it, or the test ends. */
    async press(on: Pressed, ...events: readonly string[]): Promise<void> {
      for (const event of events) {
        const asked = { reference: on.reference, event, ...(await itemsOf(on)), ...anAct() }
        moved(event, await operator.orders.trigger(asked))
      }
    },
    /** The same on the page of a merchant order. */
    async pressAsMerchant(on: Pressed & { readonly merchant: string }, ...events: readonly string[]): Promise<void> {
      for (const event of events) {
        const reference = `${on.reference}--${on.merchant}`
        moved(event, await operator.merchantOrders.trigger({ reference, event, ...(await itemsOf(on)), ...anAct() }))
      }
    },
    /** SKU → where the item stands. */
    states: async (reference: string) => byItem(await order(reference), ({ machine }) => machine.state),
    /** SKU → where the merchant's item stands. */
    merchantStates: async (reference: string) =>
      byItem(await order(reference), (item) => item.merchantItem?.machine.state),
    grandTotal: async (reference: string) => (await order(reference)).totals.grandTotal,
  }
}

export type Story = Awaited<ReturnType<typeof aStory>>

const byItem = <T>({ items }: Order, of: (item: Item) => T): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.sku, of(item)]))

function moved(event: string, { results }: { results: readonly { outcome: string }[] }): void {
  if (results.length > 0 && results.every(({ outcome }) => outcome === 'moved')) return
  throw new Error(`"${event}" left something where it was: ${JSON.stringify(results)}`)
}

/** Cards and gift cards run `DummyPayment01`, which needs no merchant. */
export async function withDummyPayment({ operator }: Story): Promise<void> {
  const content = readFileSync(new URL('DummyPayment01.xml', import.meta.url), 'utf8')
  const path = 'oms/DummyPayment01.xml'
  const { process, findings } = await operator.processes.import({ files: [{ path, content }], main: path })
  if (!process) throw new Error(JSON.stringify(findings))
  for (const key of ['credit card', 'gift card']) {
    await operator.paymentMethods.save({ key, provider: 'DummyPayment', process: 'DummyPayment01' })
  }
}
