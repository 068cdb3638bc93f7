import { describe, expect, test } from 'vitest'
import type { Binding } from '@souk/domain/marketplace'
import { aSouk } from '../testing/souk.ts'
import { bindName, listBindings } from './processes.ts'

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
