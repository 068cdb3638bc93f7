import { describe, expect, test } from 'vitest'
import { anAct, cart, line } from '../testing/cart.ts'
import { aMarket } from '../testing/market.ts'
import { refusalOf } from '../testing/refusal-of.ts'

const sale = (name: string, flag: string) => `<statemachine xmlns="spryker:oms-01"><process name="${name}" main="true">
  <states><state name="new">${flag}</state><state name="exported"/></states>
  <transitions><transition><source>new</source><target>exported</target><event>take</event></transition></transitions>
  <events><event name="take"/></events>
</process></statemachine>`

/** An ERP with a key of the scope `events`, and three orders: two that it is to take, one of a process that only sounds alike. */
async function erp() {
  const market = await aMarket()
  const operator = market.as('operator')
  for (const [name, flag] of [
    ['Exported01', '<flag>waiting for export</flag>'],
    ['Kept01', ''],
  ] as const) {
    await operator.processes.import({
      files: [{ path: `${name}.xml`, content: sale(name, flag) }],
      main: `${name}.xml`,
    })
    await operator.paymentMethods.save({ key: name, provider: 'Souk', process: name })
  }
  const place = async (method: string) => {
    const items = [line(10_00), line(20_00, { merchant: 'MER000003', sku: 'B', quantity: 2, splittable: false })]
    return (await market.as('shop').orders.place({ ...cart(items, { payments: [{ method }] }), ...anAct() })).reference
  }
  const placed = [await place('Exported01'), await place('Kept01'), await place('Exported01')] as const
  return { market, client: market.as('shop with events'), placed }
}

describe('what waits for export', () => {
  test('is the items in states with that flag, by order, oldest first, with the event that takes them', async () => {
    const { client, placed } = await erp()
    const { orders, next } = await client.orders.waitingForExport({})
    expect(orders.map(({ reference }) => reference)).toEqual([placed[0], placed[2]])
    expect(
      orders[0]?.items.map(({ sku, quantity, merchant, state, events }) => [sku, quantity, merchant, state, events]),
    ).toEqual([
      ['007_30691822', 1, 'MER000002', 'new', ['take']],
      ['B', 2, 'MER000003', 'new', ['take']],
    ])
    expect(next).toBeUndefined()
  })

  test('waits until its event is fired, item by item', async () => {
    const { client, placed } = await erp()
    const waiting = async () => (await client.orders.waitingForExport({})).orders
    const [first] = await waiting()
    const [one, other] = first?.items ?? []
    const taking = { reference: placed[0], event: 'take' }
    await client.orders.trigger({ ...taking, ...anAct(), items: one ? [one.id] : [] })
    expect((await waiting())[0]?.items.map(({ id }) => id)).toEqual([other?.id])
    await client.orders.trigger({ ...taking, ...anAct() })
    expect((await waiting()).map(({ reference }) => reference)).toEqual([placed[2]])
  })

  test('is given page by page, and store by store', async () => {
    const { client, placed } = await erp()
    const pages = []
    let cursor: string | undefined
    do {
      const page = await client.orders.waitingForExport({ limit: 1, cursor })
      pages.push(page.orders.map(({ reference }) => reference))
      cursor = page.next
    } while (cursor !== undefined)
    expect(pages.flat()).toEqual([placed[0], placed[2]])
    expect(await client.orders.waitingForExport({ stores: ['AT'] })).toEqual({ orders: [] })
    expect((await refusalOf(client.orders.waitingForExport({ cursor: 'nonsense' }))).code).toBe('list.bad-cursor')
  })

  test('is nothing where no process has the flag, and offers no event to who may fire none', async () => {
    const { market } = await erp()
    const { orders } = await market.as('shop').orders.waitingForExport({})
    expect(orders.flatMap(({ items }) => items.flatMap(({ events }) => events))).toEqual([])
    expect(await (await aMarket()).as('shop').orders.waitingForExport({})).toEqual({ orders: [] })
  })
})
