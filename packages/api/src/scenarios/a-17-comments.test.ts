import { expect, test } from 'vitest'
import { anAct, line } from '../testing/cart.ts'
import { aStory } from './story.ts'

const customer = 'DE--21'

test('A-17: what the buyer writes on an order stands on their page and on the operator’s', async () => {
  const story = await aStory()
  const reference = await story.place([line(10_00)])
  const message = 'Please wrap it as a present.'
  await story.shop.comments.add({ reference, customer, audience: 'customer', message, ...anAct() })
  const theirs = await story.shop.customerOrders.byReference({ reference, customer })
  expect(theirs.comments).toMatchObject([{ author: 'Ada Lovelace', isOwn: true, message }])
  expect((await story.order(reference)).documents).toMatchObject([
    { kind: 'comment', audience: 'customer', author: { kind: 'customer', name: 'Ada Lovelace' }, message },
  ])
})

test('A-17: what operators write among themselves stands on theirs alone', async () => {
  const story = await aStory()
  const reference = await story.place([line(10_00)])
  await story.operator.comments.add({ reference, audience: 'internal', message: 'Calls often.', ...anAct() })
  expect((await story.order(reference)).documents).toMatchObject([{ audience: 'internal' }])
  expect((await story.shop.customerOrders.byReference({ reference, customer })).comments).toEqual([])
})
