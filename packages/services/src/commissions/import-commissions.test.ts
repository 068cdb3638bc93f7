import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CommissionImport } from '@souk/contract/commissions'
import type { CommissionRule } from '@souk/domain/commission/rule'
import type { StoreCode } from '@souk/domain/ids'
import { demoCommissionRules } from '@souk/domain/testing/commission'
import { aMerchant, aStore, DE } from '@souk/domain/testing/marketplace'
import type { SetupDeps } from '../setup/deps.ts'
import { aSouk } from '../testing/souk.ts'
import { saveCommissionGroup } from './commission-groups.ts'
import { getCommission, listCommissions, saveCommission } from './commissions.ts'
import type { DataImportFiles } from './data-import-files.ts'
import { exportCommissions, importCommissions } from './import-commissions.ts'

/** Stores DE and AT, merchants MER000001 to MER000009, the demo's groups; no processes. */
async function market(): Promise<SetupDeps> {
  const { setup } = await aSouk({ empty: true })
  for (const code of [DE, AT]) await setup.setup.saveStore(aStore({ code }))
  for (let n = 1; n <= 9; n++) await setup.setup.saveMerchant(aMerchant(n))
  for (const key of ['primary', 'secondary']) await saveCommissionGroup(setup, { key, name: key })
  return setup
}

const AT = 'AT' as StoreCode

const HEADER =
  'key,name,description,valid_from,valid_to,is_active,amount,calculator_type_plugin,group,priority,item_condition,order_condition,stores,merchants_allow_list,fixed_amount_configuration'
const PLAIN = 'mc1,Three,,2024-01-01 0:00:00,2029-06-01,1,10.99,percentage,primary,1,,,DE,,'

const upload = (setup: SetupDeps, rows: readonly string[], dryRun = false) =>
  importCommissions(setup, { format: 'all-in-one', csv: [HEADER, ...rows].join('\n'), dryRun })

const rulesOf = async (setup: SetupDeps) => (await listCommissions(setup)).rules

/** Row, column and code of each error. */
const told = ({ errors }: CommissionImport) => errors.map(({ row, column, code }) => [row, column, code])

describe('the one file of the Back Office', () => {
  test('makes rules, percentages and money being decimals', async () => {
    const setup = await market()
    const fixed =
      'mc5,Fifty,"Per piece, always",,,0,0,fixed,secondary,5,"category IS IN \'a;b\'","price-mode = ""GROSS_MODE""","AT,DE","MER000002,MER000006","EUR|0.5|0.4,JPY|50|40"'
    const answer = await upload(setup, [PLAIN, fixed])
    expect(answer).toEqual({ errors: [], created: ['mc1', 'mc5'], changed: [], unchanged: [] })
    const [first, second] = await rulesOf(setup)
    expect(first).toMatchObject({
      amount: 10_99,
      validFrom: '2024-01-01T00:00:00.000Z',
      validTo: '2029-06-01T00:00:00.000Z',
      stores: ['DE'],
      merchants: [],
    })
    expect(second).toEqual({
      id: second?.id,
      key: 'mc5',
      name: 'Fifty',
      description: 'Per piece, always',
      group: 'secondary',
      calculator: 'fixed',
      amount: 0,
      fixedAmounts: [
        { currency: 'EUR', gross: 50, net: 40 },
        { currency: 'JPY', gross: 50, net: 40 },
      ],
      active: false,
      priority: 5,
      stores: ['AT', 'DE'],
      merchants: [aMerchant(2).id, aMerchant(6).id],
      itemCondition: "category IS IN 'a;b'",
      orderCondition: 'price-mode = "GROSS_MODE"',
    })
  })

  test('changes rules under their key, and says which', async () => {
    const setup = await market()
    await upload(setup, [PLAIN, PLAIN.replace('mc1,Three', 'mc2,Four')])
    const again = await upload(setup, [
      PLAIN,
      PLAIN.replace('mc1,Three', 'mc2,Five'),
      PLAIN.replace('mc1,Three', 'mc3,Four'),
    ])
    expect(again).toEqual({ errors: [], created: ['mc3'], changed: ['mc2'], unchanged: ['mc1'] })
  })

  test('stores nothing when it is only tried', async () => {
    const setup = await market()
    expect(await upload(setup, [PLAIN], true)).toMatchObject({ created: ['mc1'] })
    expect(await rulesOf(setup)).toEqual([])
  })

  test('stores all or nothing, and says what is wrong with which cell', async () => {
    const setup = await market()
    const answer = await upload(setup, [
      PLAIN,
      'mc2,,,soon,2029-06-01,maybe,1.234,share,third,high,,,XX,MER999999,EUR|1',
      "mc3,Other,,2030-01-01,2029-01-01,1,1,fixed,third,0,SKU > '1',SKU = '1',,,",
      PLAIN.replace('mc1,Three', 'mc4,Three'),
      'mc5',
      PLAIN,
    ])
    expect(told(answer)).toEqual([
      [2, 'name', 'commission.duplicate-name'],
      [3, 'calculator_type_plugin', 'commission.unknown-calculator'],
      [3, 'amount', 'csv.bad-number'],
      [3, 'is_active', 'csv.bad-flag'],
      [3, 'valid_from', 'csv.bad-time'],
      [3, 'priority', 'csv.bad-number'],
      [3, 'merchants_allow_list', 'commission.unknown-merchant'],
      [3, 'fixed_amount_configuration', 'csv.bad-number'],
      [4, 'group', 'commission.unknown-group'],
      [4, 'stores', 'commission.store-missing'],
      [4, 'amount', 'commission.amount-unused'],
      [4, 'fixed_amount_configuration', 'commission.fixed-amount-missing'],
      [4, 'priority', 'commission.bad-priority'],
      [4, 'valid_to', 'commission.validity-reversed'],
      [4, 'item_condition', 'query.wrong-operator'],
      [4, 'order_condition', 'query.field-elsewhere'],
      [5, 'name', 'commission.duplicate-name'],
      [6, null, 'csv.bad-row'],
      [7, 'key', 'csv.duplicate-key'],
    ])
    expect(await rulesOf(setup)).toEqual([])
  })

  test('that is no such file is refused as a whole', async () => {
    const answer = await importCommissions(await market(), { format: 'all-in-one', csv: 'a;b', dryRun: false })
    expect(answer.errors).toContainEqual(
      expect.objectContaining({ file: 'commissions.csv', row: 1, column: 'key', code: 'csv.missing-column' }),
    )
  })
})

describe('an export', () => {
  test('of the demo rules is the file they are imported from', async () => {
    const setup = await market()
    for (const { id: _, ...rule } of demoCommissionRules) await saveCommission(setup, rule)
    const { csv } = await exportCommissions(setup)
    expect(csv.split('\n')[1]).toBe(
      `mc1,Commission 1,,2024-01-01 00:00:00,2029-06-01 00:00:00,1,3,percentage,primary,1,category IS IN 'tablets;notebooks' AND item-price >='300',price-mode = 'GROSS_MODE',DE,,`,
    )
    expect(csv.split('\n')[5]).toContain(',fixed,secondary,5,')
    expect(csv.split('\n')[5]).toContain('DE,,"EUR|0.5|0,CHF|0.5|0"')
  })

  test('that is imported changes nothing, and makes the same rules elsewhere, in the order of their age', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(rules, { maxLength: 4, selector: ({ key }) => key }), async (some) => {
        const [here, there] = [await market(), await market()]
        for (const [index, rule] of some.entries())
          await saveCommission(here, { ...rule, name: `${index} ${rule.name}` })
        const { csv } = await exportCommissions(here)
        const keys = some.map(({ key }) => key)
        const request = { format: 'all-in-one', csv, dryRun: false } as const
        expect(await importCommissions(here, request)).toEqual({
          errors: [],
          created: [],
          changed: [],
          unchanged: keys,
        })
        expect(await importCommissions(there, request)).toMatchObject({ errors: [], created: keys })
        expect(await exportCommissions(there)).toEqual({ csv })
        expect((await rulesOf(there)).map(withoutId)).toEqual((await rulesOf(here)).map(withoutId))
      }),
      { numRuns: 30 },
    )
  })
})

describe('the files of the data import', () => {
  const files = {
    groups: 'key,name\ntertiary,Tertiary\n',
    commissions:
      'key,name,description,valid_from,valid_to,is_active,amount,calculator_type_plugin,merchant_commission_group_key,priority,item_condition,order_condition\n' +
      "mc1,Three,,2024-01-01 0:00:00,2029-06-01 0:00:00,1,300,percentage,primary,1,category IS IN 'tablets' AND item-price >='300',price-mode = 'GROSS_MODE'\n" +
      'mc5,Fifty,,,,1,0,fixed,tertiary,,,\n',
    amounts: 'merchant_commission_key,currency,value_net,value_gross\nmc5,EUR,0,50\nmc5,CHF,0,50\n',
    stores: 'merchant_commission_key,store_name\nmc1,DE\nmc1,AT\nmc5,DE\n',
    merchants: 'merchant_commission_key,merchant_reference\nmc1,MER000002\n',
  }
  const load = (setup: SetupDeps, some: DataImportFiles) =>
    importCommissions(setup, { format: 'data-import', files: some, dryRun: false })

  test('together make rules and their groups', async () => {
    const setup = await market()
    expect(await load(setup, files)).toEqual({ errors: [], created: ['mc1', 'mc5'], changed: [], unchanged: [] })
    expect(await getCommission(setup, 'mc1')).toMatchObject({
      amount: 3_00,
      stores: ['DE', 'AT'],
      merchants: [aMerchant(2).id],
      fixedAmounts: [],
    })
    expect(await getCommission(setup, 'mc5')).toMatchObject({
      group: 'tertiary',
      priority: 9999,
      stores: ['DE'],
      fixedAmounts: [
        { currency: 'EUR', net: 0, gross: 50 },
        { currency: 'CHF', net: 0, gross: 50 },
      ],
    })
    expect(await load(setup, files)).toMatchObject({ unchanged: ['mc1', 'mc5'] })
  })

  test('one alone changes that part of the rules it names', async () => {
    const setup = await market()
    await load(setup, files)
    const before = await getCommission(setup, 'mc1')
    expect(await load(setup, { stores: 'merchant_commission_key,store_name\nmc1,AT\n' })).toMatchObject({
      changed: ['mc1'],
    })
    expect(await getCommission(setup, 'mc1')).toEqual({ ...before, stores: ['AT'] })
  })

  test('with a fault anywhere store nothing, groups neither', async () => {
    const setup = await market()
    const { errors } = await load(setup, {
      ...files,
      amounts: `${files.amounts}mc9,EUR,1,1\nmc5,EUR,1.5,1\n`,
      stores: files.stores.replace('mc5,DE', 'mc5,XX'),
      merchants: files.merchants.replace('mc1,', 'mc1,MER000003\n,'),
    })
    expect(errors.map(({ file, row, column, code }) => [file, row, column, code])).toEqual([
      ['merchant_commission_amount.csv', 4, 'merchant_commission_key', 'commission.not-found'],
      ['merchant_commission_amount.csv', 5, 'value_net', 'csv.bad-number'],
      ['merchant_commission_merchant.csv', 3, 'merchant_commission_key', 'csv.value-missing'],
      ['merchant_commission_store.csv', 4, 'store_name', 'commission.unknown-store'],
    ])
    expect(await listCommissions(setup)).toMatchObject({
      rules: [],
      groups: [{ key: 'primary' }, { key: 'secondary' }],
    })
  })

  test('without the stores of a new rule say so where the rule is', async () => {
    const { errors } = await load(await market(), { commissions: files.commissions.split('\n').slice(0, 2).join('\n') })
    expect(errors.map(({ file, row, column, code }) => [file, row, column, code])).toEqual([
      ['merchant_commission.csv', 2, null, 'commission.store-missing'],
    ])
  })
})

function withoutId(rule: CommissionRule) {
  return { ...rule, id: undefined }
}

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => text.trim() === text && !text.includes('\0'))
const text = fc.oneof(
  line,
  line.map((rest) => `=${rest}`),
  line.map((rest) => `'${rest}\n"x"`.trim()),
)
const moment = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const money = fc.nat(1_000_000)

/** Rules that may be stored, of either calculator. */
const rules = fc
  .record(
    {
      key: text,
      name: text,
      description: text,
      group: fc.constantFrom('primary', 'secondary'),
      amount: fc.nat(100_00),
      fixedAmounts: fc.uniqueArray(
        fc.record(
          { currency: fc.constantFrom('EUR', 'JPY', 'KWD'), net: money, gross: money },
          { noNullPrototype: true },
        ),
        { maxLength: 3, selector: ({ currency }) => currency },
      ),
      active: fc.boolean(),
      validFrom: moment,
      priority: fc.integer({ min: 1, max: 9999 }),
      stores: fc.uniqueArray(fc.constantFrom(DE, AT), { minLength: 1 }),
      merchants: fc.uniqueArray(fc.constantFrom(...[1, 2, 3].map((n) => aMerchant(n).id))),
      itemCondition: fc.constantFrom("SKU contains '=1'", "attribute.brand = 'a,b' OR category IS IN 'x;y'"),
      orderCondition: fc.constant('price-mode = "NET_MODE"'),
    },
    {
      requiredKeys: ['key', 'name', 'group', 'amount', 'fixedAmounts', 'active', 'priority', 'stores', 'merchants'],
      noNullPrototype: true,
    },
  )
  .map((rule) =>
    rule.fixedAmounts.length > 0
      ? { ...rule, calculator: 'fixed' as const, amount: 0 }
      : { ...rule, calculator: 'percentage' as const },
  )
