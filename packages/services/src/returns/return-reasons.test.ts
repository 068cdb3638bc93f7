import { expect, test } from 'vitest'
import { aSouk } from '../testing/souk.ts'
import { listReturnReasons, removeReturnReason, saveReturnReason } from './return-reasons.ts'

const named = (key: string, en: string) => ({ key, names: { en } })

test('reasons that several people change at once are each as they were changed', async () => {
  const { setup } = await aSouk()
  for (const reason of [named('late', 'Late'), named('small', 'Small'), named('big', 'Big')]) {
    await saveReturnReason(setup, reason)
  }
  await Promise.all([
    saveReturnReason(setup, named('late', 'Too late')),
    saveReturnReason(setup, named('small', 'Too small')),
    removeReturnReason(setup, 'big'),
  ])
  const texts = Object.fromEntries((await listReturnReasons(setup)).map(({ key, reason }) => [key, reason]))
  expect(texts).toMatchObject({ late: 'Too late', small: 'Too small' })
  expect(texts).not.toHaveProperty('big')
})
