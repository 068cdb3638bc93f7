import { saveCategory } from '@souk/services/categories/categories'
import { saveCommissionGroup } from '@souk/services/commissions/commission-groups'
import { saveCommission } from '@souk/services/commissions/commissions'
import type { SetupDeps } from '@souk/services/setup/deps'
import { saveSettings } from '@souk/services/setup/settings'
import { saveThreshold } from '@souk/services/thresholds/thresholds'
import { demoMerchants } from './merchants.ts'
import { demoStores } from './stores.ts'

const LIVING = 'living'
const living: readonly string[] = ['home', 'kitchen', 'lamps', 'plants']
const stores = demoStores.map(({ code }) => code)
const currencies = demoStores.flatMap((store) => store.currencies)

/** A category per trade, those of the home below one that rules can speak of. */
async function categories(setup: SetupDeps): Promise<void> {
  await saveCategory(setup, { key: LIVING, name: 'Living' })
  for (const trade of new Set(demoMerchants.map((merchant) => merchant.trade))) {
    const name = `${trade.slice(0, 1).toUpperCase()}${trade.slice(1)}`
    await saveCategory(setup, { key: trade, name, ...(living.includes(trade) && { parent: LIVING }) })
  }
}

/** A share of every sale but the operator's own, lower for dear and for heavy goods, and half a unit for each piece. */
async function commissions(setup: SetupDeps): Promise<void> {
  await saveCommissionGroup(setup, { key: 'sale', name: 'Share of the sale' })
  await saveCommissionGroup(setup, { key: 'handling', name: 'Handling' })
  const share = {
    group: 'sale',
    calculator: 'percentage',
    fixedAmounts: [],
    active: true,
    stores,
    merchants: [],
  } as const
  const dear = "category = 'audio' AND item-price >= '300'"
  await saveCommission(setup, {
    ...share,
    key: 'audio',
    name: 'Dear audio',
    amount: 3_00,
    priority: 1,
    itemCondition: dear,
  })
  const home = `category = '${LIVING}'`
  await saveCommission(setup, { ...share, key: LIVING, name: 'Living', amount: 5_00, priority: 2, itemCondition: home })
  await saveCommission(setup, { ...share, key: 'all', name: 'All goods', amount: 7_00, priority: 9 })
  const fixedAmounts = currencies.map((currency) => ({ currency, net: 42, gross: 50 }))
  const piece = { ...share, group: 'handling', calculator: 'fixed', fixedAmounts } as const
  await saveCommission(setup, { ...piece, key: 'piece', name: 'Per piece', amount: 0, priority: 1 })
  const { merchants } = await setup.marketplace.stored()
  const excludedMerchants = merchants.filter(({ main }) => main).map(({ id }) => id)
  await saveSettings(setup, { key: 'commission', value: { excludedMerchants, priceModes: {} } })
}

/** A maximum that nobody reaches, and a word to those who order little. */
async function thresholds(setup: SetupDeps): Promise<void> {
  for (const { code: store, currencies: its } of demoStores) {
    for (const currency of its) {
      const where = { store, currency } as const
      await saveThreshold(setup, { ...where, type: 'hard-maximum-threshold', threshold: 25_000_00, messages: {} })
      const messages = {
        en: 'From {{threshold}} on, a parcel is worth its way.',
        de: 'Ab {{threshold}} lohnt sich der Weg.',
      }
      await saveThreshold(setup, { ...where, type: 'soft-minimum-threshold', threshold: 20_00, messages })
    }
  }
}

/** What the demo's operator has set up besides stores and merchants; the same whenever it is said again. */
export async function demoRules(setup: SetupDeps): Promise<void> {
  await categories(setup)
  await commissions(setup)
  await thresholds(setup)
  const everywhere = { name: 'Souk Demo', address: ['Basarstraße 1', '10115 Berlin'], vatId: 'DE000000000' }
  await saveSettings(setup, { key: 'company', value: { everywhere, stores: {} } })
}
