import { describe, expect, test } from 'vitest'
import type { Merchant } from '@souk/domain/marketplace'
import { aMerchant, DE } from '@souk/domain/testing/marketplace'
import { saveMerchant } from '../setup/master-data.ts'
import { aSouk, merchantUser, operator } from '../testing/souk.ts'
import { saveProfile, setActive, setStatus } from './change-merchant.ts'
import { importMerchantProcesses } from './import-merchant-processes.ts'

const two = aMerchant(2)

async function market() {
  const souk = await aSouk()
  const merchant = async (wanted = two.id): Promise<Merchant | undefined> =>
    (await souk.setup.marketplace.stored()).merchants.find(({ id }) => id === wanted)
  return { ...souk, merchant }
}

describe('a merchant', () => {
  test('who is given no reference has the next one, however high the others go', async () => {
    const { setup } = await market()
    const next = (reference?: string) => {
      const { id: _, ...said } = aMerchant(10)
      return saveMerchant(setup, { ...said, reference })
    }
    expect((await next()).reference).toBe('MER000010')
    await next(`MER${'9'.repeat(30)}`)
    expect((await next()).reference).toBe(`MER1${'0'.repeat(30)}`)
    expect((await next()).reference).toBe(`MER1${'0'.repeat(29)}1`)
  })

  test('who is made at the same moment as others has a reference of its own', async () => {
    const { setup } = await market()
    const { id: _, reference: __, ...said } = aMerchant(10)
    const made = await Promise.all([1, 2, 3].map(() => saveMerchant(setup, said)))
    expect(made.map(({ reference }) => reference).toSorted()).toEqual(['MER000010', 'MER000011', 'MER000012'])
    const insisting = [1, 2].map(() => saveMerchant(setup, { ...said, reference: 'OWN' }))
    await expect(Promise.all(insisting)).rejects.toMatchObject({ code: 'merchant.duplicate-reference' })
  })

  test.each([
    [
      'denied',
      'order.merchant-not-approved',
      (souk: Awaited<ReturnType<typeof market>>) => setStatus(souk.setup, two.id, 'denied'),
    ],
    [
      'switched off',
      'order.merchant-inactive',
      (souk: Awaited<ReturnType<typeof market>>) => setActive(souk.setup, two.id, false),
    ],
  ])('who is %s gets no new orders; what was ordered before is finished', async (_, code, shut) => {
    const souk = await market()
    const { id } = await souk.place()
    await shut(souk)
    await expect(souk.place()).rejects.toMatchObject({ code })
    await souk.trigger(operator, id, 'pay')
    for (const event of ['ship', 'deliver']) await souk.trigger(merchantUser(2), id, event)
    const order = await souk.orders.orders.byId(id)
    expect(order?.items.map(({ machine }) => machine.state)).toEqual(['delivered'])
  })

  test('who is new waits for approval if it is said so, and sells once it is approved', async () => {
    const souk = await market()
    const fresh = { name: 'New', email: 'new@souk.example', active: true, main: false, stores: [DE] }
    const { id } = await saveMerchant(souk.setup, { ...fresh, status: 'waiting-for-approval' })
    await setStatus(souk.setup, id, 'approved')
    expect(await souk.merchant(id)).toMatchObject({ status: 'approved', reference: 'MER000010' })
    await expect(setStatus(souk.setup, id, 'waiting-for-approval')).rejects.toMatchObject({
      code: 'merchant.status-not-possible',
    })
    const saving = saveMerchant(souk.setup, { ...fresh, id, status: 'waiting-for-approval' })
    await expect(saving).rejects.toMatchObject({ code: 'merchant.status-not-possible' })
  })

  test('keeps its profile when it is saved without one', async () => {
    const souk = await market()
    const profile = {
      openingHours: 'Mon–Fri 9–17',
      holidays: [{ from: '2026-12-24', to: '2027-01-02', note: 'closed' }],
    }
    await saveProfile(souk.setup, two.id, profile)
    await saveMerchant(souk.setup, { ...two, name: 'Another name' })
    expect(await souk.merchant()).toEqual({ ...two, name: 'Another name', profile })
    await saveMerchant(souk.setup, { ...two, profile: {} })
    expect(await souk.merchant()).toEqual({ ...two, profile: {} })
  })

  test('who is not there is not changed', async () => {
    const { setup } = await market()
    const missing = aMerchant(99).id
    for (const change of [
      setStatus(setup, missing, 'denied'),
      setActive(setup, missing, true),
      saveProfile(setup, missing, {}),
    ])
      await expect(change).rejects.toMatchObject({ code: 'merchant.not-found' })
  })
})

describe('merchant_oms_process.csv', () => {
  const header = 'merchant_reference,merchant_oms_process_name'
  const csv = (...rows: readonly string[]) => [header, ...rows].join('\n')

  test('says which process the merchants’ new items start with', async () => {
    const souk = await market()
    const text = csv('MER000002,MainMerchantStateMachine', 'MER000003,MerchantDefaultStateMachine')
    const dry = await importMerchantProcesses(souk.setup, { csv: text, dryRun: true })
    expect(dry).toEqual({ errors: [], changed: ['MER000002', 'MER000003'], unchanged: [] })
    expect(await souk.merchant()).not.toHaveProperty('process')
    expect(await importMerchantProcesses(souk.setup, { csv: text, dryRun: false })).toEqual(dry)
    expect(await importMerchantProcesses(souk.setup, { csv: text, dryRun: false })).toEqual({
      errors: [],
      changed: [],
      unchanged: ['MER000002', 'MER000003'],
    })
    const { id } = await souk.place({ payments: [{ method: 'card', captured: true }] })
    const { results } = await souk.trigger(merchantUser(2), id, 'send to distribution')
    expect(results).toMatchObject([{ outcome: 'moved', to: 'left the merchant location' }])
  })

  test('with any error changes nothing, and says which row and column', async () => {
    const souk = await market()
    const text = csv(
      'MER000002,MainMerchantStateMachine',
      'MER000099,MainMerchantStateMachine',
      'MER000003,MarketplacePayment01',
      'MER000002,MerchantDefaultStateMachine',
      'MER000004,',
    )
    const { errors, changed } = await importMerchantProcesses(souk.setup, { csv: text, dryRun: false })
    expect(errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'merchant_reference', 'merchant.not-found'],
      [4, 'merchant_oms_process_name', 'process.not-found'],
      [5, 'merchant_reference', 'csv.duplicate-key'],
      [6, 'merchant_oms_process_name', 'csv.value-missing'],
    ])
    expect([changed, (await souk.merchant())?.process]).toEqual([[], undefined])
  })
})
