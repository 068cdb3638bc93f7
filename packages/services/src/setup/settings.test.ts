import { expect, test } from 'vitest'
import { defaultSettings } from '@souk/domain/settings'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { aSouk } from '../testing/souk.ts'
import { saveSettings, settingsOf } from './settings.ts'

test('the defaults hold until a concern is set, and then for the others', async () => {
  const { setup } = await aSouk()
  expect((await setup.marketplace.current()).settings).toEqual(defaultSettings)
  const saved = await saveSettings(setup, { key: 'returns', value: { days: 14, policy: 'Unused, please.' } })
  expect(saved).toEqual({ ...defaultSettings, returns: { days: 14, policy: 'Unused, please.' } })
  expect(await saveSettings(setup, { key: 'returns', value: { days: 7 } })).toMatchObject({ returns: { days: 7 } })
  expect((await setup.marketplace.current()).settings.returns).toEqual({ days: 7 })
})

test('who pays no commission and what fees are taxed is what the rules of both go by', async () => {
  const { setup } = await aSouk()
  const excludedMerchants = [aMerchant(1).id]
  await saveSettings(setup, { key: 'commission', value: { excludedMerchants, priceModes: {} } })
  await saveSettings(setup, { key: 'threshold', value: { taxRates: { DE: 1900 } } })
  const { commission, thresholds } = await setup.marketplace.current()
  expect(commission).toMatchObject({ excludedMerchants: new Set(excludedMerchants) })
  expect(thresholds.taxRates).toEqual({ DE: 1900 })
})

test('a rule that a concern did not have yet when it was saved has its default', () => {
  const entries = [{ kind: 'settings', key: 'refunds', body: { shipping: 'never' } }] as const
  expect(settingsOf({ entries }).refunds).toEqual({ shipping: 'never', limits: {}, roles: {} })
})
