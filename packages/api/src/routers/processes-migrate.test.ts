import { describe, expect, test } from 'vitest'
import type { ProcessId } from '@souk/domain/ids'
import { operator } from '@souk/services/testing/souk'
import { aMarket } from '../testing/market.ts'

/** Picking may be skipped no more; what was called `sent to merchant` is called `at the merchant`. */
const SECOND = `<statemachine xmlns="spryker:oms-01"><process name="MarketplacePayment01" main="true">
  <states>
    <state name="new" display="d"/><state name="grace period finished" display="d" reserved="true"/>
    <state name="at the merchant" display="d" reserved="true"/><state name="closed" display="d"/>
  </states>
  <transitions>
    <transition happy="true"><source>new</source><target>grace period finished</target><event>start</event></transition>
    <transition happy="true"><source>grace period finished</source><target>at the merchant</target><event>pay</event></transition>
    <transition happy="true"><source>at the merchant</source><target>closed</target><event>close</event></transition>
  </transitions>
  <events><event name="start" onEnter="true"/><event name="pay" manual="true"/><event name="close" manual="true"/></events>
</process></statemachine>`

/** The market's paid order of two, two more that wait to be paid, and a second version that new orders do not run yet. */
async function twoVersions() {
  const market = await aMarket()
  const waiting = [await market.place(), await market.place()]
  const [first] = market.order.items
  const asked = { files: [{ path: 'oms/P.xml', content: SECOND }], main: 'oms/P.xml', activate: false }
  const { process, findings } = await market.as('operator').processes.import(asked)
  if (!process || !first) throw new Error(JSON.stringify(findings))
  const from = first.machine.process
  const migrate = (over: object = {}) => market.as('operator').processes.migrate({ from, to: process.id, ...over })
  const processesOf = async (id: (typeof waiting)[number]['id']) =>
    (await market.orders.orders.byId(id))?.items.map(({ machine }) => machine.process)
  return { ...market, waiting, from, to: process.id, migrate, processesOf, paid: market.order }
}

describe('a dry run', () => {
  test('says which items would go where and which would be stuck, and moves none', async () => {
    const { migrate, waiting, paid, from, processesOf } = await twoVersions()
    const [one, two] = waiting.map(({ reference }) => reference)
    expect(await migrate({ dryRun: true })).toEqual({
      moves: [{ state: 'grace period finished', to: 'grace period finished', items: 2, examples: [one, two] }],
      stuck: [{ state: 'sent to merchant', why: 'no-such-state', items: 2, examples: [paid.reference] }],
      failed: [],
    })
    expect(await processesOf(paid.id)).toEqual([from, from])
  })
})

describe('a migration', () => {
  test('moves what it can, page by page, and leaves what is stuck', async () => {
    const { migrate, paid, waiting, from, to, processesOf } = await twoVersions()
    let moved = 0
    let cursor: string | undefined
    let calls = 0
    do {
      const { moves, next } = await migrate({ limit: 1, cursor })
      moved += moves.reduce((sum, { items }) => sum + items, 0)
      cursor = next
      calls++
    } while (cursor !== undefined)
    expect([moved, calls]).toEqual([2, 3])
    for (const { id } of waiting) expect(await processesOf(id)).toEqual([to])
    expect(await processesOf(paid.id)).toEqual([from, from])
    expect((await migrate()).moves).toEqual([])
  })

  test('by a map moves the rest, says in the timeline who did it and why, and the orders go on', async () => {
    const market = await twoVersions()
    const { migrate, paid, orders } = market
    const answer = await migrate({ map: { 'sent to merchant': 'at the merchant' }, reason: 'picking is gone' })
    expect(answer).toMatchObject({ stuck: [], failed: [] })
    const [event] = await orders.orders.events(paid.id, paid.version)
    expect(event).toMatchObject({
      actor: { name: 'olga@souk.example' },
      event: { type: 'items.relocated', reason: 'MarketplacePayment01 1 → MarketplacePayment01 2: picking is gone' },
    })
    await market.trigger(operator, paid.id, 'close')
    expect((await orders.orders.byId(paid.id))?.items.map(({ machine }) => machine.state)).toEqual(['closed', 'closed'])
  })

  test('that makes no sense is refused', async () => {
    const { migrate, from, to, order } = await twoVersions()
    const merchants = order.items[0]?.merchantItem?.machine.process
    const unknown = '0192f000-0000-7000-8000-00000000ffff' as ProcessId
    const refused = (code: string, details = {}) => ({
      cause: { code, details: expect.objectContaining(details) as object },
    })
    await expect(migrate({ to: unknown })).rejects.toMatchObject(refused('process.not-found', { id: unknown }))
    await expect(migrate({ to: from })).rejects.toMatchObject(refused('process.same-version'))
    await expect(migrate({ to: merchants })).rejects.toMatchObject(refused('process.other-side'))
    await expect(migrate({ map: { new: 'nowhere' } })).rejects.toMatchObject(
      refused('process.unknown-state', { process: to, state: 'nowhere' }),
    )
    await expect(migrate({ map: { nowhere: 'new' } })).rejects.toMatchObject(
      refused('process.unknown-state', { process: from, state: 'nowhere' }),
    )
  })
})
