import { expect, test } from 'vitest'
import { appRouter } from '../router.ts'
import { line } from '../testing/cart.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { aStory } from './story.ts'

const [customer, another] = ['DE--21', 'DE--22']

test('A-23: who does not say who they are, or says it wrong, reads no order', async () => {
  const { services } = await aStory()
  for (const [bearer, glue] of [[undefined, '002'] as const, ['not-a-key', '001'] as const]) {
    const identity = bearer === undefined ? undefined : await services.people.identify({ bearer })
    const { customerOrders } = appRouter.createCaller({ services, credentials: { bearer }, identity })
    const reading = customerOrders.byReference({ reference: 'DE--1', customer })
    const cause = { code: 'sign-in.needed', details: { glue } }
    await expect(reading).rejects.toMatchObject({ code: 'UNAUTHORIZED', cause })
  }
})

test('A-23: another customer’s order reads like one there is none of', async () => {
  const { shop, place } = await aStory()
  const reference = await place([line(10_00)])
  const missing = await refusalOf(shop.customerOrders.byReference({ reference: 'DE--999', customer }))
  const foreign = await refusalOf(shop.customerOrders.byReference({ reference, customer: another }))
  expect(missing).toMatchObject({ code: 'order.not-found', details: { reference: 'DE--999', glue: '801' } })
  expect({ ...foreign.details, code: foreign.code }).toEqual({ ...missing.details, code: missing.code, reference })
  expect(foreign.message).toBe(missing.message.replace('DE--999', reference))
  expect(await shop.customerOrders.list({ customer: another })).toEqual({ rows: [], total: 0 })
})

test('A-23: an empty customer is nobody', async () => {
  const { shop } = await aStory()
  await expect(shop.customerOrders.list({ customer: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('A-23: another merchant’s order reads like one there is none of, and the marketplace’s is not for merchants', async () => {
  const { merchant, place, press } = await aStory()
  const reference = await place([line(10_00, { merchant: 'MER000003' })])
  await press({ reference }, 'pay')
  const asked = (name: string) => refusalOf(merchant.merchantOrders.byReference({ reference: name }))
  const [foreign, missing] = [await asked(`${reference}--MER000003`), await asked('DE--999--MER000003')]
  expect([foreign.code, missing.code]).toEqual(Array(2).fill('merchant-order.not-found'))
  const reading = merchant.orders.byReference({ reference })
  await expect(reading).rejects.toMatchObject({ code: 'FORBIDDEN', cause: { code: 'call.not-permitted' } })
})
