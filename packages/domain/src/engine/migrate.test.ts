import { describe, expect, test } from 'vitest'
import { sampleProcess } from '@souk/process/testing/sample'
import type { Arrow, Sample } from '@souk/process/testing/sample'
import type { ProcessId } from '../ids.ts'
import { aLine } from '../testing/order.ts'
import { migrate } from './migrate.ts'
import type { Fate, Migration } from './migrate.ts'
import type { Engine } from './registry.ts'
import { defaultProcesses, merchantUser, operator } from './testing/souk.ts'
import type { World } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'
import type { Story } from './testing/story.ts'

const arrows: readonly Arrow[] = [
  ['new', 'picking', 'pick'],
  ['picking', 'packed', 'pack'],
  ['packed', 'closed', 'close'],
]
const manual = { pick: { manual: true }, pack: { manual: true }, close: { manual: true } }

/** Orders on invoice run the first version; the second stands ready. */
function versions(first: Partial<Sample>, second: Partial<Sample>, world: World = {}): World {
  const before = { ...sampleProcess({ arrows, events: manual, ...first }), name: 'MarketplacePayment01' }
  const after = { ...sampleProcess({ arrows, events: manual, ...second }), name: 'Second' }
  return { ...world, processes: [before, after] }
}

function migration(
  { context }: Engine,
  over: { readonly from?: string; readonly to?: string; readonly map?: Readonly<Record<string, string>> } = {},
): Migration {
  const { from = 'MarketplacePayment01', to: name = 'Second', map = {} } = over
  const to = context.marketplace.processes.get(name as ProcessId)
  if (!to) throw new Error(`there is no process ${name}`)
  return { from: from as ProcessId, to, map: new Map(Object.entries(map)), reason: 'a new version' }
}

const migrated = (story: Story, over: Parameters<typeof migration>[1] = {}) =>
  story.act((order, engine) => migrate(order, migration(engine, over), engine).decision)

function fatesOf(story: Story, over: Parameters<typeof migration>[1] = {}): readonly Fate[] {
  return migrate(story.order, migration(story.engine, over), story.engine).fates.map(({ fate }) => fate)
}

const machine = ({ order }: Story, position = 0) => itemAt(order, position).machine

describe('a migration', () => {
  test('takes each item to the state of its name and says so in the order’s events, which fold to the order', () => {
    const two = { items: [aLine({ quantity: 2 })] }
    const story = migrated(given(two, versions({}, {})).when(operator, 'pick', 1))
      .then('new', 'picking')
      .thenHappened('items.relocated', 'items.relocated')
    expect(story.order.items.map((item) => item.machine.process)).toEqual(['Second', 'Second'])
    expect(story.decision.events[1]).toMatchObject({
      from: 'picking',
      to: 'picking',
      process: 'Second',
      reason: 'a new version',
    })
  })

  test('done again finds nothing to do', () => {
    migrated(migrated(given({}, versions({}, {})))).thenHappened()
  })

  test('by a map takes items where it says', () => {
    const renamed = versions(
      {},
      {
        arrows: [
          ['new', 'in picking', 'pick'],
          ['in picking', 'closed', 'close'],
        ],
      },
    )
    const story = given({}, renamed).when(operator, 'pick')
    expect(fatesOf(story)).toEqual([{ kind: 'stuck', why: 'no-such-state' }])
    migrated(story).then('picking').thenHappened()
    migrated(story, { map: { picking: 'in picking' } })
      .then('in picking')
      .when(operator, 'close')
      .then('closed')
  })

  test('in a state of the same name, counts as if the item had run the new version all along', () => {
    const due = (sla: string, timeout: string): Partial<Sample> => ({
      states: { picking: { sla, reserved: true } },
      events: { ...manual, pack: { manual: true, timeout } },
    })
    const before = given({}, versions(due('1 day', '2 hours'), due('2 days', '3 hours')))
      .after(60)
      .when(operator, 'pick')
      .after(60)
    const after = migrated(before)
    expect(machine(after)).toEqual({
      process: 'Second',
      state: 'picking',
      since: '2026-11-02T11:00:00.000Z',
      due: '2026-11-04T11:00:00.000Z',
      reserved: true,
      timers: [{ event: 'pack', dueAt: '2026-11-02T14:00:00.000Z' }],
    })
    after.after(119).then('picking').after(1).then('packed')
  })

  test('counts the acceptance deadline of an item that came back to its merchant from then on', () => {
    const merchants = (name: string, acceptance: string) => ({
      ...sampleProcess({
        dialect: 'state-machine',
        arrows: [
          ['created', 'new', 'initiate'],
          ['new', 'shipped', 'ship'],
          ['shipped', 'new', 'recall'],
        ],
        events: { initiate: { onEnter: true }, ship: { manual: true }, recall: { manual: true } },
      }),
      name,
      acceptance,
    })
    const processes = [merchants('MerchantDefaultStateMachine', '1 day'), merchants('MerchantSecond', '2 days')]
    const over = { from: 'MerchantDefaultStateMachine', to: 'MerchantSecond' }
    const dueOf = ({ order }: Story) => itemAt(order, 0).merchantItem?.machine.due
    const paid = given({}, { processes }).when(operator, 'pay').after(60)
    expect(dueOf(migrated(paid, over))).toBe('2026-11-04T10:00:00.000Z')
    const back = paid
      .when(merchantUser(2), 'ship')
      .after(3 * 24 * 60)
      .when(merchantUser(2), 'recall')
    expect(dueOf(back)).toBe('2026-11-06T11:00:00.000Z')
    expect(dueOf(migrated(back.after(60), over))).toBe('2026-11-07T11:00:00.000Z')
  })

  test('into another state enters it now', () => {
    const story = given({}, versions({}, { states: { packed: { sla: '1 hour' } } })).after(30)
    expect(machine(migrated(story, { map: { new: 'packed' } }))).toMatchObject({
      state: 'packed',
      since: '2026-11-02T10:30:00.000Z',
      due: '2026-11-02T11:30:00.000Z',
    })
  })

  test('reserves stock, or frees it, as the new version has it', () => {
    const story = given(
      {},
      versions({ states: { new: { reserved: true } } }, { states: { picking: { reserved: true } } }),
    )
    const freed = migrated(story)
    expect([machine(story).reserved, machine(freed).reserved]).toEqual([true, undefined])
    expect(machine(freed.when(operator, 'pick')).reserved).toBe(true)
  })

  test('leaves an item whose time-out would be lost, unless the map says that this is meant', () => {
    const timed = { events: { ...manual, pack: { manual: true, timeout: '2 hours' } } }
    const story = given({}, versions(timed, {})).when(operator, 'pick')
    expect(fatesOf(story)).toEqual([{ kind: 'stuck', why: 'time-out' }])
    expect(machine(migrated(story, { map: { picking: 'picking' } })).timers).toEqual([])
  })

  test('leaves an item that waits for the outside', () => {
    const asking = { events: { ...manual, pick: { manual: true, command: 'Ware/Pick' } } }
    const world = versions(asking, asking, {
      commands: { 'Ware/Pick': { kind: 'webhook', url: 'https://ware.example' } },
    })
    const story = given({}, world).when(operator, 'pick')
    expect(fatesOf(story)).toEqual([{ kind: 'stuck', why: 'pending' }])
    migrated(story).thenHappened()
  })

  test('leaves an item with a step that somebody may still take back', () => {
    const hesitating = { events: { ...manual, pick: { manual: true, grace: '10 minutes' } } }
    const story = given({}, versions(hesitating, hesitating)).when(operator, 'pick').then('new')
    expect(fatesOf(story)).toEqual([{ kind: 'stuck', why: 'held' }])
    migrated(story).thenHappened().after(10).then('picking')
  })

  test('leaves an item whose machines would come out of step', () => {
    const paid = given().when(operator, 'pay').then('sent to merchant / new')
    const over = { to: 'Prepaid01', map: { 'sent to merchant': 'delivered' } }
    expect(fatesOf(paid, over)).toEqual([{ kind: 'stuck', why: 'out-of-step' }])
    expect(fatesOf(paid, { to: 'Prepaid01' })).toEqual([{ kind: 'moves', to: 'sent to merchant' }])
  })

  test('of merchants’ items moves their machines alone', () => {
    const renamed = defaultProcesses
      .filter(({ name }) => name === 'MerchantDefaultStateMachine')
      .map((process) => ({ ...process, name: 'MerchantSecond' }))
    const paid = given({ items: [aLine(), aLine({ merchant: 'MER000001' })] }, { processes: renamed }).when(
      operator,
      'pay',
    )
    const after = migrated(paid, { from: 'MerchantDefaultStateMachine', to: 'MerchantSecond' }).thenHappened(
      'items.relocated',
    )
    expect(after.order.items.map(({ merchantItem }) => merchantItem?.machine.process)).toEqual([
      'MerchantSecond',
      'MainMerchantStateMachine',
    ])
    after.when(merchantUser(2), 'ship').then('shipped by merchant / shipped', 'sent to merchant / new')
  })

  test('lets go on by itself what the new version lets', () => {
    const onward: Partial<Sample> = { arrows: [...arrows, ['picking', 'packed', null]] }
    migrated(given({}, versions({}, onward)).when(operator, 'pick')).then('packed')
  })

  test('tries an onEnter event again that had stopped, and fires none that had not', () => {
    const entering = (command: string): Partial<Sample> => ({ events: { ...manual, pack: { onEnter: true, command } } })
    const stopped = given({}, versions(entering('Nobody/Knows'), entering('OrderAmendment/StartGracePeriod'))).when(
      operator,
      'pick',
    )
    expect(machine(stopped.then('picking')).failed).toMatchObject({ code: 'step.unbound' })
    migrated(stopped).then('packed')
    migrated(given({}, versions({}, entering('Nobody/Knows'))).when(operator, 'pick')).then('picking')
  })

  test('does not ask the outside again for what it has done where an item had stopped', () => {
    const asking = (packing: Arrow): Partial<Sample> => ({
      arrows: [...arrows.slice(0, 1), packing],
      events: { pick: { manual: true }, pack: { onEnter: true, command: 'Ware/Pack' } },
    })
    const commands = { 'Ware/Pack': { kind: 'webhook', url: 'https://ware.example' } } as const
    const [before, after] = [
      asking(['picking', 'packed', 'pack', 'Nobody/Knows']),
      asking(['picking', 'packed', 'pack']),
    ]
    const stopped = given({}, versions(before, after, { commands }))
      .when(operator, 'pick')
      .answered()
      .then('picking')
    expect(migrated(stopped).then('packed').decision.jobs).toEqual([])
  })

  test('tries what an item enters there, whatever that is called, where it had stopped by itself', () => {
    const stopping = { events: { ...manual, pack: { onEnter: true, command: 'Nobody/Knows' } } }
    const renamed: Partial<Sample> = {
      arrows: [
        ['new', 'picking', 'pick'],
        ['picking', 'packed', 'send'],
      ],
      events: { pick: { manual: true }, send: { onEnter: true } },
    }
    migrated(given({}, versions(stopping, renamed)).when(operator, 'pick').then('picking')).then('packed')
  })
})
