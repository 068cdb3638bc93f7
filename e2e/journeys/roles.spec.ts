import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { screenshot, seriousViolations } from '../browser/page.ts'
import { expect, test } from './journey.ts'
import { addPerson } from './setup.ts'
import { signIn } from './sign-in.ts'

test('an administrator gives an operator a role, who is signed out and then changes nobody’s rights', async ({
  enter,
  open,
}) => {
  const person = { name: 'Sam Support', email: `${randomUUID()}@souk.example`, password: 'correct horse battery' }
  const desk = await enter('operator')
  await desk.getByRole('link', { name: 'Setup' }).click()
  await addPerson(desk, person)
  const other = await open({ baseURL: inject('product').url })
  await signIn(other, person)
  await other.getByRole('link', { name: 'Setup' }).click()

  await desk.getByRole('button', { name: `Role ${person.name}` }).click()
  const form = desk.getByRole('dialog', { name: `Role of ${person.name}` })
  await form.getByLabel('Name of the role').fill('support')
  expect(await seriousViolations(desk)).toEqual([])
  await screenshot(desk, 'role')
  await form.getByRole('button', { name: 'Save' }).click()
  await desk.getByRole('row', { name: new RegExp(`${person.name}.* support `) }).waitFor()

  await other.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  const again = await open({ baseURL: inject('product').url })
  await signIn(again, person)
  await again.getByRole('link', { name: 'Setup' }).click()
  for (const section of [/^People/, /^API keys/]) {
    await again.getByRole('tab', { name: section }).click()
    await again.getByRole('table').waitFor()
    expect(await again.getByRole('button', { name: /^(Add|Role|Deactivate|Revoke)/ }).count()).toBe(0)
  }
  await screenshot(again, 'role-people')
})
