import { describe, expect, test } from 'vitest'
import type { MerchantId, StoreCode } from '@souk/domain/ids'
import { aCommissionRule, demoCommissionRules } from '@souk/domain/testing/commission'
import { aSouk } from '../testing/souk.ts'
import { listCommissionGroups, removeCommissionGroup, saveCommissionGroup } from './commission-groups.ts'
import { getCommission, listCommissions, removeCommission, saveCommission } from './commissions.ts'

/** A marketplace with the groups primary and secondary. */
async function grouped() {
  const { setup } = await aSouk()
  await saveCommissionGroup(setup, { key: 'primary', name: 'Primary' })
  await saveCommissionGroup(setup, { key: 'secondary', name: 'Secondary' })
  return setup
}

const { id: _, ...aRule } = aCommissionRule(1)

describe('a rule', () => {
  test('is found under its key, and keeps its age when it is saved again', async () => {
    const setup = await grouped()
    const first = await saveCommission(setup, { ...aRule, description: 'Of everything' })
    const second = await saveCommission(setup, { ...aRule, amount: 5_00, description: undefined })
    expect(second).toEqual({ ...aRule, amount: 5_00, id: first.id })
    expect(await getCommission(setup, aRule.key)).toEqual(second)
  })

  test('stands in the list by group, the one that wins first', async () => {
    const setup = await grouped()
    for (const { id: __, ...rule } of demoCommissionRules.toReversed()) await saveCommission(setup, rule)
    await saveCommission(setup, { ...aRule, key: 'younger', name: 'Younger', priority: 2 })
    const { rules, groups } = await listCommissions(setup)
    expect(rules.map(({ key }) => key)).toEqual(['mc1', 'younger', 'mc2', 'mc3', 'mc4', 'mc5'])
    expect(groups.map(({ key }) => key)).toEqual(['primary', 'secondary'])
  })

  test('is gone once it is removed', async () => {
    const setup = await grouped()
    await saveCommission(setup, aRule)
    await removeCommission(setup, aRule.key)
    const refused = { code: 'commission.not-found', details: { key: aRule.key } }
    await expect(getCommission(setup, aRule.key)).rejects.toMatchObject(refused)
    await expect(removeCommission(setup, aRule.key)).rejects.toMatchObject(refused)
  })

  test.each([
    ['group', 'commission.unknown-group', { group: 'third' }],
    ['stores', 'commission.unknown-store', { stores: ['XX' as StoreCode] }],
    ['merchants', 'commission.unknown-merchant', { merchants: ['nobody' as MerchantId] }],
    ['name', 'commission.duplicate-name', { key: 'mc9' }],
    ['itemCondition', 'query.unclosed-quote', { itemCondition: "SKU = '1" }],
  ])('is refused by its %s as %s, and nothing is stored', async (path, code, over) => {
    const setup = await grouped()
    const before = await saveCommission(setup, aRule)
    const saving = saveCommission(setup, { ...aRule, ...over })
    await expect(saving).rejects.toMatchObject({ code, details: { path } })
    expect((await listCommissions(setup)).rules).toEqual([before])
  })

  test('is what orders are charged by from then on', async () => {
    const souk = await aSouk()
    await saveCommissionGroup(souk.setup, { key: 'primary', name: 'Primary' })
    await saveCommission(souk.setup, aRule)
    const { id } = await souk.place({ payments: [{ method: 'card', captured: true }] })
    const order = await souk.orders.orders.byId(id)
    expect(order?.totals.commissionTotal).toBe(11_90)
    expect(order?.items[0]?.commissions).toEqual([
      { rule: 'mc1', group: 'primary', name: 'Commission 1', amount: 11_90 },
    ])
  })
})

describe('a commission group', () => {
  test('is not removed while rules are in it', async () => {
    const setup = await grouped()
    await saveCommission(setup, aRule)
    const removing = removeCommissionGroup(setup, 'primary')
    await expect(removing).rejects.toMatchObject({ code: 'commission-group.in-use', details: { rules: ['mc1'] } })
    await removeCommissionGroup(setup, 'secondary')
    expect(await listCommissionGroups(setup)).toEqual([{ key: 'primary', name: 'Primary' }])
    await expect(removeCommissionGroup(setup, 'secondary')).rejects.toMatchObject({
      code: 'commission-group.not-found',
    })
  })
})
