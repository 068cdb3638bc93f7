import { expect, test } from 'vitest'
import { removePaymentMethod } from '@souk/services/setup/master-data'
import { aSouk } from '@souk/services/testing/souk'
import { installDefaults } from './install-defaults.ts'

test('a fresh marketplace gets the default processes, active, and a payment method for each way to pay', async () => {
  const { setup } = await aSouk({ empty: true })
  await installDefaults({ setup })
  const { processes, paymentMethods, stores } = await setup.marketplace.stored()
  expect(processes.map(({ name, side, version, active }) => [name, side, version, active])).toEqual([
    ['MainMerchantStateMachine', 'merchant', 1, true],
    ['MarketplacePayment01', 'marketplace', 1, true],
    ['MerchantDefaultStateMachine', 'merchant', 1, true],
    ['Prepaid01', 'marketplace', 1, true],
  ])
  expect(paymentMethods.map(({ key, process }) => `${key} ${process}`)).toEqual([
    'card Prepaid01',
    'gift-card Prepaid01',
    'invoice MarketplacePayment01',
    'no payment Prepaid01',
    'prepayment MarketplacePayment01',
    'wallet Prepaid01',
  ])
  expect(stores).toEqual([])
})

test('a marketplace that has them keeps what it has', async () => {
  const { setup } = await aSouk({ empty: true })
  await installDefaults({ setup })
  await removePaymentMethod(setup, 'wallet')
  const before = await setup.marketplace.stored()
  await installDefaults({ setup })
  expect(await setup.marketplace.stored()).toEqual(before)
})
