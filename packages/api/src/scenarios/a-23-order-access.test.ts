import { expect, test } from 'vitest'
import { appRouter } from '../router.ts'
import { line } from '../testing/cart.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { aStory } from './story.ts'

test('A-23: who does not say who they are, or says it wrong, reads no order', async () => {
  const { services, order } = await aStory()
  for (const bearer of [undefined, 'not-a-key']) {
    const credentials = { bearer }
    const identity = bearer === undefined ? undefined : await services.people.identify(credentials)
    const caller = appRouter.createCaller({ services, credentials, identity })
    const reading = caller.orders.byReference({ reference: (await order('DE--1')).reference })
    await expect(reading).rejects.toMatchObject({ code: 'UNAUTHORIZED', cause: { code: 'sign-in.needed' } })
  }
})

test('A-23: an order there is none of is not found', async () => {
  const { shop } = await aStory()
  const reading = shop.orders.byReference({ reference: 'DE--999' })
  await expect(reading).rejects.toMatchObject({ code: 'NOT_FOUND', cause: { code: 'order.not-found' } })
})

test('A-23: another merchant’s order reads like one there is none of', async () => {
  const story = await aStory()
  const reference = await story.place([line(10_00, { merchant: 'MER000003' })])
  await story.press({ reference }, 'pay')
  const asked = (name: string) => refusalOf(story.merchant.merchantOrders.byReference({ reference: name }))
  const [foreign, missing] = [await asked(`${reference}--MER000003`), await asked('DE--999--MER000003')]
  expect(foreign.code).toBe('merchant-order.not-found')
  expect(missing.code).toBe(foreign.code)
  expect(Object.keys(missing.details)).toEqual(Object.keys(foreign.details))
})

test('A-23: a merchant does not read the marketplace’s order', async () => {
  const { merchant } = await aStory()
  const reading = merchant.orders.byReference({ reference: 'DE--1' })
  await expect(reading).rejects.toMatchObject({ code: 'FORBIDDEN', cause: { code: 'call.not-permitted' } })
})
