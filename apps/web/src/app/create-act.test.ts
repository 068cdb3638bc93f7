import { expect, test } from 'vitest'
import { createAct } from './create-act.ts'

test('an act under way is not begun again', async () => {
  const sent = Promise.withResolvers<void>()
  const seen: string[] = []
  const act = createAct((word: string) => {
    seen.push(word)
    return sent.promise
  })
  const first = act.run('once')
  expect([act.busy(), await act.run('twice'), seen]).toEqual([true, false, ['once']])
  sent.resolve()
  expect([await first, act.busy()]).toEqual([true, false])
})

test('an act that failed says why, until the next one', async () => {
  const act = createAct((fails: boolean) => (fails ? Promise.reject(new Error('no')) : Promise.resolve()))
  expect([await act.run(true), act.failure() !== undefined]).toEqual([false, true])
  expect([await act.run(false), act.failure()]).toEqual([true, undefined])
})
