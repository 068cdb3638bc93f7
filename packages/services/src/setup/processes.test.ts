import { describe, expect, test } from 'vitest'
import type { Binding } from '@souk/domain/marketplace'
import { aSouk } from '../testing/souk.ts'
import { bindName, importProcess, listBindings, listProcesses } from './processes.ts'

const condition = (binding: Binding) => ({ kind: 'condition' as const, name: 'Shop/IsDear', binding })

describe('a condition bound to an expression', () => {
  const written = { kind: 'expression', source: 'order.totals.grandTotal > 50000' } as const

  test('is kept as it was written', async () => {
    const { setup } = await aSouk()
    await bindName(setup, condition(written))
    const { conditions } = await setup.marketplace.current()
    expect(conditions.get('Shop/IsDear')).toEqual(written)
    expect(await listBindings(setup)).toEqual([])
  })

  test('is refused with its place when it is wrong, and nothing is bound', async () => {
    const { setup } = await aSouk()
    const binding = bindName(setup, condition({ kind: 'expression', source: 'order.totals.grand > 0' }))
    await expect(binding).rejects.toMatchObject({
      code: 'binding.bad-expression',
      message: 'Line 1, column 14: No such key: grand.',
      details: { line: 1, column: 14 },
    })
    expect((await setup.marketplace.current()).conditions.size).toBe(0)
  })

  test('is nothing for a command', async () => {
    const { setup } = await aSouk()
    const binding = bindName(setup, { ...condition(written), kind: 'command' })
    await expect(binding).rejects.toMatchObject({ code: 'binding.not-for-kind' })
  })
})

describe('an import', () => {
  const named = (name: string, namespace: string) => ({
    files: [
      {
        path: `${name}.xml`,
        content: `<statemachine xmlns="${namespace}"><process name="${name}" main="true">
          <states><state name="created"/><state name="done"/></states>
          <transitions><transition><source>created</source><target>done</target><event>go</event></transition></transitions>
          <events><event name="go" manual="true"/></events></process></statemachine>`,
      },
    ],
    main: `${name}.xml`,
    compatible: true,
    activate: true,
  })

  test('is refused under the name of a process that drives the other side’s items', async () => {
    const { setup } = await aSouk()
    const before = await listProcesses(setup)
    for (const dryRun of [true, false]) {
      const merchants = { ...named('MarketplacePayment01', 'spryker:state-machine-01'), dryRun }
      const marketplaces = { ...named('MerchantDefaultStateMachine', 'spryker:oms-01'), dryRun }
      const refused = (side: string) => ({ code: 'process.other-side', details: { side } })
      await expect(importProcess(setup, merchants)).rejects.toMatchObject(refused('marketplace'))
      await expect(importProcess(setup, marketplaces)).rejects.toMatchObject(refused('merchant'))
    }
    expect(await listProcesses(setup)).toEqual(before)
  })
})
