import { createRoot, createSignal } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import type { ItemResult } from '@souk/domain/engine/outcome'
import { operator } from '@souk/domain/engine/testing/souk'
import { given } from '@souk/domain/engine/testing/story'
import type { Story } from '@souk/domain/engine/testing/story'
import type { OrderItemId } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
import { aLine } from '@souk/domain/testing/order'
import { dismissToast, toasts } from '../ui/toast.ts'
import { createActs } from './create-acts.ts'
import { foresee } from './order-rules.ts'
import { pretendSouk } from './testing/an-act.ts'

const cart = { items: [aLine(), aLine({ sku: 'b' }), aLine({ sku: 'c', merchant: 'MER000003' })] }

const opened = ({ order: first, engine }: Story) => {
  const { sent, souk } = pretendSouk()
  return createRoot(() => {
    const [order, setOrder] = createSignal<Order>(first)
    const acts = createActs({
      souk: souk as never,
      order,
      rules: { foresee: (wanted) => foresee(order(), wanted, engine) },
    })
    const ids = first.items.map(({ id }) => id)
    return { acts, sent, ids, heard: setOrder }
  })
}

const moved = (item: OrderItemId, from: string, to: string): ItemResult => ({
  item,
  outcome: 'moved',
  from,
  to,
  via: [to],
})
const changed = (item: OrderItemId, to: string): ItemResult => ({
  item,
  outcome: 'refused',
  state: to,
  reason: { code: 'step.changed', by: 'Bo', at: '2026-11-02T14:02:10.000Z', to, possible: [] },
})

afterEach(() => {
  for (const { id } of toasts()) dismissToast(id)
})

test('what is foreseen is shown at once, and stands until the order says so itself', async () => {
  const before = given(cart)
  const { acts, sent, ids, heard } = opened(before)
  const [item] = ids
  if (!item) throw new Error('no item')
  void acts.fire({ side: 'marketplace', event: 'cancel', items: [item] })
  expect(acts.foreseen(item, 'marketplace')).toBe('cancelled')
  expect(sent[0]?.input).toEqual({ reference: 'DE--5', event: 'cancel', items: [item], seenVersion: 1 })
  await sent[0]?.answer({
    reference: 'DE--5',
    version: 2,
    results: [moved(item, 'grace period finished', 'cancelled')],
  })
  expect(acts.foreseen(item, 'marketplace')).toBe('cancelled')
  heard(before.when(operator, 'cancel', 0).order)
  expect(acts.foreseen(item, 'marketplace')).toBeUndefined()
})

test('nothing stands when the order said so before the answer came', async () => {
  const before = given(cart)
  const { acts, sent, ids, heard } = opened(before)
  const [item] = ids
  if (!item) throw new Error('no item')
  void acts.fire({ side: 'marketplace', event: 'cancel', items: [item] })
  heard(before.when(operator, 'cancel', 0).order)
  await sent[0]?.answer({
    reference: 'DE--5',
    version: 2,
    results: [moved(item, 'grace period finished', 'cancelled')],
  })
  expect([
    acts.foreseen(item, 'marketplace'),
    acts.busy({ side: 'marketplace', event: 'close', items: [item] }),
  ]).toEqual([undefined, undefined])
})

test('a refused item is back at once, and the report says who moved it', async () => {
  const { acts, sent, ids } = opened(given(cart))
  const [first, second] = ids
  if (!first || !second) throw new Error('too few items')
  void acts.fire({ side: 'marketplace', event: 'cancel', items: [first, second] })
  await sent[0]?.answer({
    reference: 'DE--5',
    version: 3,
    results: [changed(first, 'paid'), moved(second, 'grace period finished', 'cancelled')],
  })
  expect([acts.foreseen(first, 'marketplace'), acts.foreseen(second, 'marketplace')]).toEqual([undefined, 'cancelled'])
  expect(acts.report()?.refused).toEqual([changed(first, 'paid')])
  acts.dismiss()
  expect(acts.report()).toBeUndefined()
})

test('an item under way takes no second act; others do', () => {
  const { acts, sent, ids } = opened(given(cart))
  const [first, second] = ids
  if (!first || !second) throw new Error('too few items')
  const cancel = { side: 'marketplace', event: 'cancel', items: [first] } as const
  void acts.fire(cancel)
  void acts.fire({ ...cancel, event: 'pay' })
  void acts.fire({ ...cancel, items: [second] })
  expect(sent.map(({ input }) => input['items'])).toEqual([[first], [second]])
  expect([acts.busy(cancel), acts.busy({ ...cancel, event: 'pay' })]).toEqual(['this', 'other'])
})

test('an act that fails is taken back and said', async () => {
  const { acts, sent, ids } = opened(given(cart))
  const [item] = ids
  if (!item) throw new Error('no item')
  void acts.fire({ side: 'marketplace', event: 'cancel', items: [item] })
  await sent[0]?.fail(new Error('boom'))
  expect(acts.foreseen(item, 'marketplace')).toBeUndefined()
  expect(toasts()).toMatchObject([{ kind: 'error', title: 'Cancel' }])
})

test('merchants’ events go to each one’s own order, one after the other', async () => {
  const { acts, sent, ids } = opened(given(cart).when(operator, 'pay'))
  const [first, second, third] = ids
  void acts.fire({ side: 'merchant', event: 'ship', items: ids })
  expect(sent).toMatchObject([{ side: 'merchant', input: { reference: 'DE--5--MER000002', items: [first, second] } }])
  await sent[0]?.answer({ reference: 'DE--5', version: 3, results: [] })
  expect(sent[1]).toMatchObject({ side: 'merchant', input: { reference: 'DE--5--MER000003', items: [third] } })
})
