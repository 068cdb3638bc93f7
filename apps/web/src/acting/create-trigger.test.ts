import { afterEach, expect, test } from 'vitest'
import type { ItemResult } from '@souk/domain/engine/outcome'
import type { OrderItemId } from '@souk/domain/ids'
import { dismissToast, toasts } from '../ui/toast.ts'
import { createTrigger } from './create-trigger.ts'

const kettle = 'kettle' as OrderItemId
const cup = 'cup' as OrderItemId

const moved = (item: OrderItemId): ItemResult => ({
  item,
  outcome: 'moved',
  from: 'new',
  to: 'shipped',
  via: ['shipped'],
})
const refused = (item: OrderItemId): ItemResult => ({
  item,
  outcome: 'refused',
  state: 'new',
  reason: { code: 'step.pending', event: 'ship' },
})

const fire = { event: 'ship', items: [kettle, cup], predicted: new Map([[kettle, 'shipped']]) }

const answering = (...results: ItemResult[]) => {
  const asked = Promise.withResolvers<void>()
  const sent: unknown[] = []
  const trigger = createTrigger({
    send: async (act) => {
      sent.push(act)
      await asked.promise
      return { reference: 'DE--1', version: 2, results }
    },
    settle: () => Promise.resolve(),
  })
  return { trigger, sent, answer: () => asked.resolve() }
}

const said = () => toasts().map(({ kind, title, text }) => ({ kind, title, text }))

afterEach(() => {
  for (const { id } of toasts()) dismissToast(id)
})

test('what was all done is said so, with how many items moved and where to', async () => {
  const { trigger, answer } = answering(moved(kettle), moved(cup))
  const done = trigger.fire(fire)
  answer()
  await done
  expect(said()).toEqual([
    { kind: 'good', title: 'The state is updated successfully.', text: '2 items moved to shipped.' },
  ])
  expect(trigger.report()).toBeUndefined()
})

test('what was done in part counts both, and keeps the report until it is dismissed', async () => {
  const { trigger, answer } = answering(moved(kettle), refused(cup))
  const done = trigger.fire(fire)
  answer()
  await done
  expect(said()[0]).toMatchObject({ kind: 'info', title: '1 of 2 items updated' })
  expect(trigger.report()?.refused.map(({ item }) => item)).toEqual([cup])
  trigger.dismiss()
  expect(trigger.report()).toBeUndefined()
})

test('nothing moved is an error, also when nobody had the event any more', async () => {
  const { trigger, answer } = answering()
  const done = trigger.fire(fire)
  answer()
  await done
  expect(said()).toEqual([
    { kind: 'error', title: 'Event “Ship” was not triggered', text: 'No item could take it any more.' },
  ])
})

test('the predicted state shows until the order was read anew, and a second press meanwhile does nothing', async () => {
  const { trigger, sent, answer } = answering(moved(kettle))
  const done = trigger.fire(fire)
  await trigger.fire(fire)
  expect(trigger.busy()).toBe('ship')
  expect(trigger.predicted(kettle)).toBe('shipped')
  expect(trigger.predicted(cup)).toBeUndefined()
  answer()
  await done
  expect(sent).toHaveLength(1)
  expect(trigger.predicted(kettle)).toBeUndefined()
})

test('the next act takes away what was said of the last', async () => {
  const { trigger, answer } = answering(moved(kettle), refused(cup))
  answer()
  await trigger.fire(fire)
  await trigger.fire(fire)
  expect(said()).toHaveLength(1)
})

test('a refused call is told and leaves nothing predicted', async () => {
  const trigger = createTrigger({
    send: () => Promise.reject(new Error('boom')),
    settle: () => Promise.resolve(),
  })
  await trigger.fire(fire)
  expect(said()[0]).toMatchObject({ kind: 'error', title: 'Ship' })
  expect(trigger.predicted(kettle)).toBeUndefined()
})
