import { expect, test } from 'vitest'
import { createPeople } from './people.ts'
import { fakeSouk } from './testing/fake-souk.ts'

const ana = { id: 'ana', kind: 'operator', role: null }
const nobody = { demo: null, firstRun: false }

test('an answer from before the sign-in does not sign out again', async () => {
  const asked = Promise.withResolvers<null>()
  const { souk } = fakeSouk({
    'people.me': () => asked.promise,
    'people.welcome': () => nobody,
    'people.signIn': () => ana,
  })
  const people = createPeople(souk)
  const asking = people.ask()
  await people.signIn('ana@souk.example', 'correct horse')
  asked.resolve(null)
  await asking
  expect(people.me()?.id).toBe('ana')
})

test('until the server has answered nobody is taken for a stranger', async () => {
  const { souk } = fakeSouk({ 'people.me': () => null, 'people.welcome': () => nobody })
  const people = createPeople(souk)
  expect(people.me()).toBeUndefined()
  await people.ask()
  expect(people.me()).toBeNull()
})

test('an operator with a role is no administrator, nor is a merchant’s user', async () => {
  const answers = [ana, { ...ana, role: 'support' }, { ...ana, kind: 'merchant' }]
  const { souk } = fakeSouk({ 'people.me': () => answers.shift(), 'people.welcome': () => nobody })
  const people = createPeople(souk)
  const found: boolean[] = [people.isAdministrator()]
  for (const _ of [1, 2, 3]) {
    await people.ask()
    found.push(people.isAdministrator())
  }
  expect(found).toEqual([false, true, false, false])
})
