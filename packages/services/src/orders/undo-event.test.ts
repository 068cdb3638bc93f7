import { expect, test } from 'vitest'
import type { MerchantId, ProcessId } from '@souk/domain/ids'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { aLine } from '@souk/domain/testing/order'
import type { Process } from '@souk/process/model'
import { aSouk, merchantUser, operator } from '../testing/souk.ts'
import type { TestSouk } from '../testing/souk.ts'
import { fireTimers } from './fire-timers.ts'
import { undoEvent } from './undo-event.ts'

/** Merchants may take `ship` back for half a minute. */
async function withGrace({ setup }: TestSouk): Promise<void> {
  const { processes } = await setup.marketplace.stored()
  const ship = (model: Process): Process => ({
    ...model,
    events: model.events.map((event) => (event.name === 'ship' ? { ...event, grace: '30 seconds' } : event)),
  })
  for (const { name, side, findings, model } of processes.filter((one) => one.side === 'merchant')) {
    const id = setup.newId() as ProcessId
    await setup.setup.addProcess({ id, name, side, findings, model: ship(model), activate: true })
  }
  setup.marketplace.invalidate()
}

async function shipped() {
  const souk = await aSouk()
  await withGrace(souk)
  const { orders: deps, clock, trigger } = souk
  const { id } = await souk.place({
    items: [aLine(), aLine({ merchant: 'MER000003' })],
    payments: [{ method: 'card', captured: true }],
  })
  await trigger(merchantUser(2), id, 'ship')
  await trigger(merchantUser(3), id, 'ship')
  const order = async () => {
    const found = await deps.orders.byId(id)
    if (!found) throw new Error('the order is gone')
    return found
  }
  return {
    order,
    states: async () =>
      (await order()).items.map(({ machine, merchantItem }) => [machine.state, merchantItem?.machine.state]),
    undo: (actor: typeof operator, merchant?: MerchantId) =>
      undoEvent(deps, actor, {
        order: id,
        side: 'merchant',
        reference: '',
        idempotencyKey: deps.newId(),
        ...(merchant && { merchant }),
      }),
    async after(seconds: number) {
      clock.now = new Date(clock.now.getTime() + seconds * 1000)
      await fireTimers(deps, id)
    },
  }
}

test('a merchant takes its own act back, and only that', async () => {
  const { undo, after, states } = await shipped()
  expect((await undo(merchantUser(2))).undone).toHaveLength(1)
  await after(30)
  expect(await states()).toEqual([
    ['sent to merchant', 'new'],
    ['shipped by merchant', 'shipped'],
  ])
  await expect(undo(merchantUser(3))).rejects.toMatchObject({ code: 'step.not-held' })
})

test('an operator takes back what is held of one merchant', async () => {
  const { undo, after, states } = await shipped()
  await undo(operator, aMerchant(3).id)
  await after(30)
  expect(await states()).toEqual([
    ['shipped by merchant', 'shipped'],
    ['sent to merchant', 'new'],
  ])
})
