import { expect, test } from 'vitest'
import { createFollowed } from './followed.ts'

/** Answers in the order the test says. */
const asked = () => {
  const asks: PromiseWithResolvers<string>[] = []
  const load = (): Promise<string> => {
    const ask = Promise.withResolvers<string>()
    asks.push(ask)
    return ask.promise
  }
  return { asks, followed: createFollowed(load) }
}

test('an answer that was overtaken is dropped', async () => {
  const { asks, followed } = asked()
  const first = followed.reload()
  const second = followed.reload()
  asks[1]?.resolve('new')
  await second
  asks[0]?.resolve('old')
  await first
  expect(followed.value()).toBe('new')
})

test('an early answer is shown while a later one is under way', async () => {
  const { asks, followed } = asked()
  const first = followed.reload()
  void followed.reload()
  asks[0]?.resolve('early')
  await first
  expect(followed.value()).toBe('early')
})

test('what was read stays when reading it again fails', async () => {
  const { asks, followed } = asked()
  const first = followed.reload()
  asks[0]?.resolve('kept')
  await first
  const second = followed.reload()
  asks[1]?.reject(new Error('no server'))
  await second
  expect([followed.value(), followed.error()]).toEqual(['kept', new Error('no server')])
})

test('an answer to a question of before the clearing is dropped', async () => {
  const { asks, followed } = asked()
  const first = followed.reload()
  followed.clear()
  asks[0]?.resolve('somebody else’s')
  await first
  expect(followed.value()).toBeUndefined()
})
