import { describe, expect, test } from 'vitest'
import { defaultProcesses } from '../testing/souk.ts'
import { builtins, knownNames } from './registry.ts'

describe('the built-ins', () => {
  test('are all that the default processes name', () => {
    const events = defaultProcesses.flatMap((process) => process.events)
    const transitions = defaultProcesses.flatMap((process) => process.transitions)
    expect(events.flatMap(({ command }) => command ?? []).filter((name) => !knownNames.commands.has(name))).toEqual([])
    expect(
      transitions.flatMap(({ condition }) => condition ?? []).filter((name) => !knownNames.conditions.has(name)),
    ).toEqual([])
    expect(
      events.flatMap(({ timeoutProcessor }) => timeoutProcessor ?? []).filter((name) => !builtins.timeouts.has(name)),
    ).toEqual([])
  })

  test('leave what needs the outside unbound', () => {
    expect(knownNames.commands.has('TaxApp/SubmitPaymentTaxInvoice')).toBe(false)
    expect(knownNames.conditions.has('PickingList/isPickingFinished')).toBe(false)
  })
})
