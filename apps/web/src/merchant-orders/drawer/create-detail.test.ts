import { createRoot, createSignal } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import type { MerchantOrderDetail } from '@souk/contract/merchant-orders'
import { merchantOrder } from '../testing/merchant-order.ts'
import { createDetail } from './create-detail.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** A server that answers when it is told to. */
const opened = (first: string | undefined) => {
  const asked: { reference: string; answer: (detail: MerchantOrderDetail) => void; fail: (error: unknown) => void }[] =
    []
  const load = (reference: string): Promise<MerchantOrderDetail> => {
    const { promise, resolve, reject } = Promise.withResolvers<MerchantOrderDetail>()
    asked.push({ reference, answer: resolve, fail: reject })
    return promise
  }
  return createRoot((end) => {
    ends.push(end)
    const [reference, setReference] = createSignal(first)
    const detail = createDetail(load, reference)
    const answer = async (index: number, order: MerchantOrderDetail): Promise<void> => {
      asked[index]?.answer(order)
      await new Promise(setImmediate)
    }
    return { asked, detail, setReference, answer }
  })
}

const settled = () => new Promise(setImmediate)

test('an order is read when it is opened, and what did not change stays the same object', async () => {
  const { asked, detail, answer } = opened('DE--1--MER000002')
  await settled()
  await answer(0, merchantOrder({ version: 3 }))
  const [kettle, cup] = detail.value()?.items ?? []
  detail.heard('DE--1--MER000002', 4)
  await answer(1, merchantOrder({ version: 4 }))
  expect(asked).toHaveLength(2)
  expect(detail.value()?.version).toBe(4)
  expect(detail.value()?.items[0]).toBe(kettle)
  expect(detail.value()?.items[1]).toBe(cup)
})

test('it is not read again for what it holds already, nor for another order', async () => {
  const { asked, detail, answer } = opened('DE--1--MER000002')
  await settled()
  await answer(0, merchantOrder({ version: 3 }))
  detail.heard('DE--1--MER000002', 3)
  detail.heard('DE--2--MER000002', 9)
  await settled()
  expect(asked).toHaveLength(1)
})

test('many changes while it is read are one more reading', async () => {
  const { asked, detail, answer } = opened('DE--1--MER000002')
  await settled()
  for (const version of [4, 5, 6]) detail.heard('DE--1--MER000002', version)
  expect(asked).toHaveLength(1)
  await answer(0, merchantOrder({ version: 4 }))
  expect(asked).toHaveLength(2)
  await answer(1, merchantOrder({ version: 6 }))
  expect(asked).toHaveLength(2)
  expect(detail.value()?.version).toBe(6)
})

test('the answer for an order that was left is dropped', async () => {
  const { asked, detail, setReference, answer } = opened('DE--1--MER000002')
  await settled()
  setReference('DE--2--MER000002')
  await answer(0, merchantOrder({ version: 3 }))
  expect(detail.value()).toBeUndefined()
  await answer(1, merchantOrder({ reference: 'DE--2--MER000002', version: 1 }))
  expect(asked[1]?.reference).toBe('DE--2--MER000002')
  expect(detail.value()?.reference).toBe('DE--2--MER000002')
})

test('what was read stays when the next reading fails', async () => {
  const { asked, detail, answer } = opened('DE--1--MER000002')
  await settled()
  await answer(0, merchantOrder({ version: 3 }))
  void detail.reload()
  asked[1]?.fail(new Error('gone'))
  await settled()
  expect(detail.value()?.version).toBe(3)
  expect(detail.error()).toBeInstanceOf(Error)
})
