import { describe, expect, test } from 'vitest'
import type { OrderId } from '@souk/domain/ids'
import type { PlaceInput, PlaceLine } from '@souk/domain/order/place-input'
import { aLine, anAddress, aShipment } from '@souk/domain/testing/order'
import type { OrderDeps } from '../orders/deps.ts'
import { runTask } from '../tasks/run-task.ts'
import { aSouk, operator, shop } from '../testing/souk.ts'
import { applyAmendment } from './apply-amendment.ts'
import type { ApplyRequest } from './apply-amendment.ts'
import { previewAmendment } from './preview-amendment.ts'
import { amendmentTask } from './run-amendment.ts'
import { cancelAmendment, startAmendment } from './start-amendment.ts'

const ada = { customer: 'DE--21' }
const camera = aLine({ quantity: 2 })
const cart = { items: [camera], shipments: [aShipment({ price: 5_00 })] }

type Asked = Partial<Omit<ApplyRequest, 'changes'>> & {
  readonly changes?: { readonly items?: readonly PlaceLine[]; readonly billing?: PlaceInput['billing'] }
}

const asIs = { ...ada, prices: 'current', stock: [], mode: 'sync' } as const

/** An order in its grace period, and what its customer does to it through the shop. */
async function edited(placing: Partial<PlaceInput> = cart) {
  const souk = await aSouk({ store: { gracePeriodMinutes: 120 } })
  const { orders: deps, newId } = { ...souk, newId: souk.orders.newId }
  const { id, reference } = await souk.place(placing)
  const order = async (which: OrderId = id) => {
    const found = await deps.orders.byId(which)
    if (!found) throw new Error('the order is gone')
    return found
  }
  const named = async (which: string) => {
    const found = await deps.orders.idByReference(which)
    return found && order(found)
  }
  const asked = ({ changes = {}, ...over }: Asked) =>
    ({ ...asIs, order: id, idempotencyKey: newId(), ...over, changes }) as ApplyRequest
  return {
    ...souk,
    deps,
    id,
    reference,
    order,
    named,
    states: async () => [...new Set((await order()).items.map(({ machine }) => machine.state))],
    start: (over: object = {}) => startAmendment(deps, shop, { order: id, idempotencyKey: newId(), ...ada, ...over }),
    cancel: () => cancelAmendment(deps, shop, { order: id, idempotencyKey: newId(), ...ada }),
    preview: (over: Asked = {}) => previewAmendment(deps, shop, asked(over)),
    apply: (over: Asked = {}, with_: OrderDeps = deps) => applyAmendment(with_, shop, asked(over)),
    /** A worker does what is due, as often as it takes. */
    async work(with_: OrderDeps = deps) {
      const lease = { kind: 'amendment', now: souk.clock.now, leaseMs: 0, limit: 10 } as const
      for (const task of await deps.tasks.take(lease)) await runTask(with_, task, amendmentTask(with_))
    },
    all: async () =>
      (await deps.lists.orders({}, { sort: 'placedAt', descending: false, limit: 50 })).rows.map(
        (row) => row.reference,
      ),
  }
}

describe('a preview', () => {
  test('says what each line and the order would cost, and stores nothing', async () => {
    const { start, preview, order, all } = await edited()
    await start()
    const before = await order()
    const items = [aLine({ quantity: 3, unitPrice: 129_00 }), aLine({ sku: '104', name: 'Lens', unitPrice: 50_00 })]
    const shown = await preview({ changes: { items }, prices: 'original' })
    expect(shown).toMatchObject({
      before: { grandTotal: 243_00 },
      after: { grandTotal: 3 * 119_00 + 50_00 + 5_00 },
      difference: 119_00 + 50_00,
      carried: 0,
      refundable: 0,
      due: 412_00,
      soldOut: [],
    })
    expect(shown.lines).toEqual([
      {
        sku: camera.sku,
        name: 'Camera',
        merchant: 'MER000002',
        before: { quantity: 2, unitPrice: 119_00, total: 238_00 },
        after: { quantity: 3, unitPrice: 119_00, total: 357_00 },
      },
      {
        sku: '104',
        name: 'Lens',
        merchant: 'MER000002',
        before: null,
        after: { quantity: 1, unitPrice: 50_00, total: 50_00 },
      },
    ])
    expect(await order()).toEqual(before)
    expect(await all()).toHaveLength(1)
  })

  test.each([
    ['current', 129_00, 129_00],
    ['original', 129_00, 119_00],
    ['best', 129_00, 119_00],
    ['best', 99_00, 99_00],
  ] as const)('with prices “%s” asks the right one of %i and what it cost', async (prices, unitPrice, expected) => {
    const { start, preview } = await edited()
    await start()
    const { cart: priced } = await preview({ changes: { items: [aLine({ unitPrice })] }, prices })
    expect(priced.items.map((line) => line.unitPrice)).toEqual([expected])
  })

  test('sends goods with what they, or their merchant’s, were sent with, and drops what is empty', async () => {
    const { start, preview } = await edited({
      ...cart,
      items: [camera, aLine({ merchant: 'MER000003', sku: 'bag' })],
    })
    const { amendment } = await start()
    const [first = '', second = ''] = amendment.cart?.shipments.map(({ key }) => key) ?? []
    const kept = await preview({ changes: { items: [camera, aLine({ sku: '104', merchant: 'MER000003' })] } })
    expect(kept.cart.items.map(({ shipment }) => shipment)).toEqual([first, second])
    const gone = await preview({ changes: { items: [camera] } })
    expect(gone.cart.shipments.map(({ key }) => key)).toEqual([first])
    const strange = await preview({ changes: { items: [aLine({ merchant: 'MER000004' })] } })
    expect(strange.cart.items.map(({ shipment }) => shipment)).toEqual([first])
  })

  test('lets what is sold out stay up to what the order has of it', async () => {
    const { start, preview, apply } = await edited()
    await start()
    const stock = [{ sku: camera.sku, available: 0 }]
    const wanting = (quantity: number) => ({ changes: { items: [aLine({ quantity })] }, stock })
    expect((await preview(wanting(2))).soldOut).toEqual([])
    const soldOut = [{ sku: camera.sku, wanted: 3, most: 2 }]
    expect((await preview(wanting(3))).soldOut).toEqual(soldOut)
    await expect(apply(wanting(3))).rejects.toMatchObject({ code: 'amendment.sold-out', details: { soldOut } })
  })

  test('is refused as placing would be, and where nobody edits the order', async () => {
    const { start, preview } = await edited()
    await expect(preview()).rejects.toMatchObject({ code: 'amendment.not-open' })
    await start()
    const items = [aLine({ merchant: 'MER000099' })]
    await expect(preview({ changes: { items } })).rejects.toMatchObject({ code: 'order.unknown-merchant' })
  })
})

describe('an applied amendment', () => {
  test('puts another order in the place of this one, which is cancelled', async () => {
    const { start, apply, named, states, order, reference, work, all } = await edited()
    await start()
    const items = [aLine({ quantity: 3, unitPrice: 139_00 })]
    const billing = anAddress({ city: 'Potsdam' })
    const { amendment } = await apply({ changes: { items, billing }, prices: 'original' })
    expect(amendment).toMatchObject({ status: 'applied', by: { kind: 'customer', name: 'Ada Lovelace' } })
    const replacement = await named(amendment.replacement ?? '')
    expect(replacement).toMatchObject({ replaces: reference, billing: { city: 'Potsdam' } })
    expect(replacement?.totals.grandTotal).toBe(3 * 119_00 + 5_00)
    expect(replacement?.items.map(({ machine }) => machine.state)).toEqual(Array(3).fill('grace period started'))
    expect(await states()).toEqual(['cancelled'])
    expect((await order()).totals).toMatchObject({ grandTotal: 0, canceledTotal: 243_00 })
    await work()
    expect(await all()).toHaveLength(2)
  })

  test('later, is being edited until a worker has done it', async () => {
    const { start, apply, states, work, order } = await edited()
    await start()
    const { amendment } = await apply({ changes: { items: [aLine({ quantity: 3 })] }, mode: 'async' })
    expect(amendment.status).toBe('applying')
    expect([await states(), (await order()).items.length]).toEqual([['order amendment draft'], 2])
    await work()
    expect(await states()).toEqual(['cancelled'])
  })

  test('carries over what was paid, to the cent', async () => {
    const payments = [
      { method: 'invoice', captured: false },
      { method: 'card', amount: 200_00, captured: true },
    ]
    const { start, preview, apply, named, order } = await edited({ ...cart, payments })
    await start()
    const smaller = { changes: { items: [aLine()] } }
    expect(await preview(smaller)).toMatchObject({ carried: 124_00, refundable: 76_00, due: 0 })
    const { amendment } = await apply(smaller)
    const replacement = await named(amendment.replacement ?? '')
    expect(replacement?.payments).toMatchObject([{ method: 'card', amount: 124_00, captured: 124_00 }])
    expect(replacement?.totals.paidTotal).toBe(124_00)
    expect((await order()).totals).toMatchObject({ paidTotal: 76_00, refundableTotal: 76_00 })
  })

  test('that cannot be placed any more has failed, and the order is what it was', async () => {
    const { start, apply, states, work, order, setup, all } = await edited()
    await start()
    await apply({ changes: { items: [aLine()] }, mode: 'async' })
    const [merchant] = (await setup.marketplace.stored()).merchants.filter(({ reference }) => reference === 'MER000002')
    if (merchant) await setup.setup.saveMerchant({ ...merchant, active: false })
    setup.marketplace.invalidate()
    await work()
    expect(await states()).toEqual(['grace period started'])
    expect((await order()).documents).toMatchObject([
      { status: 'failed', failure: expect.stringContaining('MER000002 is switched off') as string },
    ])
    expect(await all()).toHaveLength(1)
  })

  test('asked for twice with one key, is one', async () => {
    const { start, apply, all } = await edited()
    await start()
    const asked = { changes: { items: [aLine()] }, idempotencyKey: 'one and the same' }
    const first = await apply(asked)
    expect((await apply(asked)).amendment).toEqual(first.amendment)
    expect(await all()).toHaveLength(2)
    await expect(apply({ changes: { items: [aLine()] } })).rejects.toMatchObject({
      code: 'amendment.not-open',
      details: { status: 'applied' },
    })
  })
})

const dead = async (): Promise<never> => {
  throw new Error('the server was killed')
}

describe('a server that dies', () => {
  test('before it placed the other order leaves it to a worker', async () => {
    const { start, apply, deps, states, work, all } = await edited()
    await start()
    const dying = { ...deps, orders: { ...deps.orders, place: dead } }
    await expect(apply({ changes: { items: [aLine()] } }, dying)).rejects.toThrow('killed')
    expect([await states(), await all()]).toEqual([['order amendment'], ['DE--1']])
    await work()
    expect([await states(), (await all()).length]).toEqual([['cancelled'], 2])
  })

  test('between the two orders leaves one, and one order that a worker finishes', async () => {
    const { start, apply, deps, states, work, all, named } = await edited()
    await start()
    let changes = 0
    const change: OrderDeps['orders']['change'] = (...asked) =>
      changes++ === 0 ? deps.orders.change(...asked) : dead()
    const dying = { ...deps, orders: { ...deps.orders, change } }
    await expect(apply({ changes: { items: [aLine()] } }, dying)).rejects.toThrow('killed')
    expect([await states(), (await all()).length]).toEqual([['order amendment'], 2])
    await work()
    await work()
    const [, second = ''] = await all()
    expect([await states(), (await all()).length]).toEqual([['cancelled'], 2])
    expect((await named(second))?.replaces).toBe('DE--1')
  })
})

describe('who edits', () => {
  test('is the customer of the order, or a colleague for whom the shop answers', async () => {
    const { start, cancel } = await edited()
    await expect(start({ customer: 'DE--22' })).rejects.toMatchObject({ code: 'order.not-found' })
    const { amendment } = await start({ colleague: 'Charles Babbage' })
    expect(amendment.by).toEqual({ kind: 'customer', id: 'DE--21', name: 'Charles Babbage' })
    await expect(start()).rejects.toMatchObject({
      code: 'amendment.already-open',
      details: { by: 'Charles Babbage', at: '2026-11-02T10:00:00.000Z' },
    })
    expect((await cancel()).amendment.status).toBe('cancelled')
  })

  test('keeps the operator from nothing but skipping the amendment', async () => {
    const { start, trigger, id, states } = await edited()
    await start()
    for (const event of ['pay', 'cancel', 'skip grace period']) {
      expect((await trigger(operator, id, event)).results).toEqual([])
    }
    await trigger(operator, id, 'skip-order-amendment')
    expect(await states()).toEqual(['grace period finished'])
  })
})
