import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SimulatedProcess, SimulateProcess } from '@souk/contract/processes'
import type { Actor } from '@souk/domain/actor'
import { Refused } from '@souk/domain/refused'
import { event, main, oms, state, transition } from '@souk/process/testing/process-xml'
import { fireTimers } from '../orders/fire-timers.ts'
import { bigCart } from '../testing/kept-orders.ts'
import { aSouk, merchantUser, operator } from '../testing/souk.ts'
import type { TestSouk } from '../testing/souk.ts'
import { bindName, importProcess } from './processes.ts'
import { simulateProcess } from './simulate-process.ts'

const MINUTE = 60_000

const invent = ({ orders }: TestSouk, run: object, process: object = { name: 'MarketplacePayment01' }) =>
  simulateProcess(orders, { process, run: { facts: {}, start: '2026-11-02T10:00:00Z', ...run } } as SimulateProcess)

const replay = ({ orders }: TestSouk, references: string[], process: object) =>
  simulateProcess(orders, { process, run: { orders: references } } as SimulateProcess)

/** A process of order items as a draft nobody stored: `a → b: event [condition]`, its events fired by hand unless said. */
function draft(ways: readonly string[], events: Readonly<Record<string, string>> = {}) {
  const arrows = ways.map((way) => /^(?<arrow>(.*?) → (.*?)(?:: (.*?))?)(?: \[(.*)\])?$/.exec(way) ?? [])
  const states = [...new Set(arrows.flatMap(([, , from = '', to = '']) => [from, to]))]
  const named = [...new Set(arrows.flatMap(([, , , , name]) => name ?? []))]
  const content = oms(
    main({
      name: 'Draft',
      states: states.map((name) => state(name)),
      transitions: arrows.map(([, arrow = '', , , , condition]) =>
        transition(arrow, condition === undefined ? '' : `condition="${condition}"`),
      ),
      events: named.map((name) => event(name, events[name])),
    }),
  )
  return { files: [{ path: 'Draft.xml', content }], main: 'Draft.xml', compatible: true }
}

const said = ({ timeline }: SimulatedProcess): string[] =>
  (timeline?.entries ?? []).map((entry) => {
    const at = entry.at.slice(11, 16)
    switch (entry.kind) {
      case 'moved':
        return `${at} ${entry.from} → ${entry.to} (${entry.cause})`
      case 'stayed':
        return `${at} ${entry.state}: ${entry.event} ${entry.reason}`
      case 'command':
        return `${at} runs ${entry.command}`
      case 'timer-set':
        return `${at} ${entry.event} is due ${entry.due.slice(11, 16)}`
      case 'timer-cleared':
      case 'timer-fired':
        return `${at} ${entry.event} ${entry.kind}`
      case 'fact':
        return `${at} ${entry.condition} is ${entry.value}`
    }
  })

describe('an invented item', () => {
  test('goes through a draft that is stored nowhere, its time-outs by a clock of its own', async () => {
    const souk = await aSouk()
    const process = draft(['new → paid: pay [IsRich]', 'new → gone: expire'], { expire: 'timeout="2 hours"' })
    const acts = [{ event: 'pay' }, { advance: 90 * MINUTE }, { fact: 'IsRich', value: true }, { event: 'pay' }]
    const answer = await invent(souk, { acts }, process)
    expect(said(answer)).toEqual([
      '10:00 expire is due 12:00',
      '10:00 new: pay no-eligible-transition',
      '11:30 IsRich is true',
      '11:30 new → paid (act)',
      '11:30 expire timer-cleared',
    ])
    expect(answer.timeline).toMatchObject({ state: 'paid', stopped: 'finished', at: '2026-11-02T11:30:00.000Z' })
    expect((await souk.setup.marketplace.stored()).processes.some(({ name }) => name === 'Draft')).toBe(false)
  })

  test('may begin anywhere, with conditions as given, and in the zone of a store', async () => {
    const souk = await aSouk()
    const process = draft(['new → paid: pay', 'paid → closed [IsDone]', 'paid → late: remind'], {
      remind: 'timeout="1 day"',
    })
    const run = { acts: [], state: 'paid', start: '2026-10-24T12:00:00Z' }
    expect((await invent(souk, { ...run, facts: { IsDone: true } }, process)).timeline?.state).toBe('closed')
    const { timeline } = await invent(souk, { ...run, store: 'DE' }, process)
    expect(timeline?.timers).toEqual([{ event: 'remind', dueAt: '2026-10-25T13:00:00.000Z' }])
  })

  test('of a draft that is refused is told the findings alone', async () => {
    const souk = await aSouk()
    const process = { files: [{ path: 'a.xml', content: '<oops' }], main: 'a.xml', compatible: true }
    expect(await invent(souk, { acts: [] }, process)).toEqual({ findings: [expect.objectContaining({ rule: 'S3' })] })
  })

  test('of a stored version, an unknown one, an unknown state', async () => {
    const souk = await aSouk()
    const [id] = (await souk.setup.marketplace.current()).processes.keys()
    expect((await invent(souk, { acts: [] }, { id })).timeline?.stopped).toBe('waiting')
    await expect(invent(souk, { acts: [] }, { name: 'Nobody' })).rejects.toMatchObject({ code: 'process.not-found' })
    await expect(invent(souk, { acts: [], state: 'x' })).rejects.toMatchObject({ code: 'simulation.unknown-state' })
    await expect(invent(souk, { acts: [], store: 'XX' })).rejects.toMatchObject({ code: 'store.not-found' })
  })
})

describe('recorded orders', () => {
  test('end in a draft where their acts lead in it, or say where and why they would be stuck', async () => {
    const souk = await aSouk({ store: { gracePeriodMinutes: 0 } })
    const { id, reference } = await souk.place(bigCart)
    souk.clock.now = new Date(souk.clock.now.getTime() + 5 * MINUTE)
    await souk.trigger(operator, id, 'pay')
    souk.clock.now = new Date(souk.clock.now.getTime() + 5 * MINUTE)
    await souk.trigger(merchantUser(2), id, 'ship')

    const process = draft([
      'new → paid: pay',
      'paid → checked: check',
      'checked → shipped by merchant: ship by merchant',
    ])
    const { items } = await replay(souk, [reference], process)
    const [shipped, kept] = [
      items?.find(({ recorded }) => recorded === 'shipped by merchant'),
      items?.find(({ recorded }) => recorded === 'sent to merchant'),
    ]
    expect(shipped).toMatchObject({
      order: reference,
      ended: 'paid',
      missed: [{ event: 'ship by merchant', state: 'paid', reason: 'no-such-event', at: '2026-11-02T10:10:00.000Z' }],
    })
    expect(kept).toMatchObject({ ended: 'paid', missed: [], stopped: 'waiting' })
  })

  test('meet the conditions as they were, built in, written or answered by the outside', async () => {
    const souk = await aSouk({ store: { gracePeriodMinutes: 0 } })
    await bindName(souk.setup, {
      kind: 'condition',
      name: 'IsDear',
      binding: { kind: 'expression', source: 'order.totals.paidTotal > 10000' },
    })
    const { id, reference } = await souk.place(bigCart)
    await souk.trigger(operator, id, 'pay')
    const process = draft([
      'new → paid: pay [Payment/IsCaptured]',
      'new → unpaid: pay',
      'paid → dear [IsDear]',
      'dear → sent [MerchantSalesOrder/IsOrderPaid]',
    ])
    const { items } = await replay(souk, [reference], process)
    expect(new Set(items?.map(({ ended }) => ended))).toEqual(new Set(['sent']))
  })

  test('wait for the time-outs of the draft, not for those they had', async () => {
    const souk = await aSouk({ store: { gracePeriodMinutes: 60 } })
    const { id, reference } = await souk.place()
    souk.clock.now = new Date(souk.clock.now.getTime() + 60 * MINUTE)
    await fireTimers(souk.orders, id)
    souk.clock.now = new Date(souk.clock.now.getTime() + 60 * MINUTE)
    await souk.trigger(operator, id, 'pay')
    const after = (timeout: string) =>
      draft(['new → paid: pay', 'new → over: skip grace period'], { 'skip grace period': `timeout="${timeout}"` })
    const endOf = async (timeout: string) => (await replay(souk, [reference], after(timeout))).items?.[0]
    expect(await endOf('90 minutes')).toMatchObject({ ended: 'over', stopped: 'finished' })
    expect(await endOf('3 hours')).toMatchObject({ ended: 'paid', missed: [] })
  })

  test('do what people had done, also where it was held before it went', async () => {
    const souk = await aSouk()
    const grace = 'manual="true" xmlns:souk="urn:souk:process-1" souk:grace="5 minutes"'
    const { files, ...asked } = draft(['new → paid: pay'], { pay: grace })
    const named = files.map(({ path, content }) => ({
      path,
      content: content.replaceAll('Draft', 'MarketplacePayment01'),
    }))
    await importProcess(souk.setup, { ...asked, files: named, activate: true, dryRun: false })
    const { id, reference } = await souk.place()
    await souk.trigger(operator, id, 'pay')
    souk.clock.now = new Date(souk.clock.now.getTime() + 5 * MINUTE)
    await fireTimers(souk.orders, id)
    const { items } = await replay(souk, [reference], draft(['new → paid: pay']))
    expect(items).toMatchObject([{ recorded: 'paid', ended: 'paid', missed: [] }])
  })

  test('of a merchant’s draft begin where their merchant order was made', async () => {
    const souk = await aSouk({ store: { gracePeriodMinutes: 0 } })
    const { id, reference } = await souk.place()
    expect((await replay(souk, [reference], { name: 'MerchantDefaultStateMachine' })).items).toEqual([])
    await souk.trigger(operator, id, 'pay')
    await souk.trigger(merchantUser(2), id, 'ship')
    const { items } = await replay(souk, [reference], { name: 'MainMerchantStateMachine' })
    expect(items).toMatchObject([{ recorded: 'shipped', ended: 'new', missed: [{ event: 'ship', state: 'new' }] }])
  })

  test('that are not there are refused', async () => {
    const souk = await aSouk()
    const missing = replay(souk, ['DE--99'], { name: 'Prepaid01' })
    await expect(missing).rejects.toMatchObject({ code: 'order.not-found' })
  })
})

const acts = fc.array(
  fc.record({
    who: fc.constantFrom<Actor[]>(operator, operator, merchantUser(2), merchantUser(3)),
    event: fc.constantFrom(
      'pay',
      'skip grace period',
      'cancel',
      'skip picking',
      'ship',
      'deliver',
      'refund',
      'cancel by merchant',
      'close',
    ),
    minutes: fc.constantFrom(0, 0, 1, 45, 200),
  }),
  { maxLength: 14 },
)

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refused)) throw error
}

test('an order replayed on its own processes ends where it stands, with nothing missed', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.boolean(), async (steps, captured) => {
      const souk = await aSouk({ store: { gracePeriodMinutes: 30 } })
      const payments = captured ? { payments: [{ method: 'card', captured: true }] } : {}
      const { id, reference } = await souk.place({ ...bigCart, ...payments })
      for (const { who, event: name, minutes } of steps) {
        souk.clock.now = new Date(souk.clock.now.getTime() + minutes * MINUTE)
        await fireTimers(souk.orders, id)
        // What no process of the order has is refused, and happens nowhere.
        await souk.trigger(who, id, name).catch(unlessRefused)
      }
      const own = captured ? 'Prepaid01' : 'MarketplacePayment01'
      for (const process of [own, 'MerchantDefaultStateMachine']) {
        const { items = [] } = await replay(souk, [reference], { name: process })
        expect(items.map(({ ended, missed }) => [ended, missed])).toEqual(items.map(({ recorded }) => [recorded, []]))
      }
    }),
    { numRuns: 60 },
  )
})

test('a draft of XState’s JSON is simulated and imported as one of XML', async () => {
  const souk = await aSouk()
  const machine = { id: 'Drawn01', initial: 'new', states: { new: { on: { pay: 'paid' } }, paid: {} } }
  const process = {
    files: [{ path: 'Drawn01.json', content: JSON.stringify(machine) }],
    main: 'Drawn01.json',
    compatible: true,
  }
  expect((await invent(souk, { acts: [{ event: 'pay' }] }, process)).timeline?.state).toBe('paid')
  const imported = await importProcess(souk.setup, { ...process, activate: true, dryRun: false })
  expect(imported.process).toMatchObject({ name: 'Drawn01', version: 1, side: 'marketplace', states: 2 })
})
