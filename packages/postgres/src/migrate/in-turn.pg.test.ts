import { expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { inTurn } from './in-turn.ts'

test('nodes work one after another, also after one that failed', async () => {
  await using database = await testDatabase()
  let [working, most, done] = [0, 0, 0]
  const work = (fails: boolean) =>
    inTurn(database.url, async (session) => {
      most = Math.max(most, ++working)
      await session.query('select 1')
      working--
      done++
      if (fails) throw new Error('on purpose')
    })
  const settled = await Promise.allSettled([true, false, true, false].map(work))
  expect({ most, done }).toEqual({ most: 1, done: 4 })
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled'])
})
