import { expect, test } from 'vitest'
import { defaultSettings } from '@souk/domain/settings'
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

test('a rule that a concern did not have yet when it was saved has its default', () => {
  const entries = [{ kind: 'settings', key: 'refunds', body: { shipping: 'never' } }] as const
  expect(settingsOf({ entries }).refunds).toEqual({ shipping: 'never', limits: {} })
})
