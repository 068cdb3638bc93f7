import { afterEach, expect, test } from 'vitest'
import { keptSwitch } from './kept-switch.ts'

afterEach(() => localStorage.clear())

test('a switch is as it begins until somebody touches it, and stays so in this browser', () => {
  const [isOn, set] = keptSwitch('one', true)
  expect([isOn(), keptSwitch('other', false)[0]()]).toEqual([true, false])
  set(false)
  expect([isOn(), keptSwitch('one', true)[0]()]).toEqual([false, false])
})
