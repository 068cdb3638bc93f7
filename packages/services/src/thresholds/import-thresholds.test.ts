import { describe, expect, test } from 'vitest'
import { aSouk } from '../testing/souk.ts'
import { importThresholds } from './import-thresholds.ts'
import { listThresholds } from './thresholds.ts'

const HEAD = 'store,currency,threshold_type_key,threshold,fee,message_glossary_key'
const file = (...rows: string[]) => [HEAD, ...rows].join('\n')
const glossary = [
  'key,translation,locale',
  'min.message,Orders start at {{threshold}},en_GB',
  'min.message,Erst ab {{threshold}},de_DE',
].join('\n')

async function imported(csv: string, how: { glossary?: string; dryRun?: boolean } = {}) {
  const { setup } = await aSouk()
  const answer = await importThresholds(setup, { csv, dryRun: false, ...how })
  return { setup, answer, thresholds: await listThresholds(setup) }
}

describe('a file of thresholds', () => {
  test('sets what its rows say, amounts in minor units, a flexible fee in percent', async () => {
    const { answer, thresholds } = await imported(
      file(
        'DE,EUR,hard-minimum-threshold,500,0,min.message',
        'DE,EUR,soft-minimum-threshold-flexible-fee,10000,2.5,',
        'DE,CHF,soft-minimum-threshold-fixed-fee,10000,900,other',
      ),
      { glossary },
    )
    expect(answer).toEqual({ errors: [], saved: 3, removed: 0 })
    const messages = { 'en-GB': 'Orders start at {{threshold}}', 'de-DE': 'Erst ab {{threshold}}' }
    const from = { store: 'DE', messages: {} }
    expect(thresholds).toEqual([
      { ...from, currency: 'CHF', type: 'soft-minimum-threshold-fixed-fee', threshold: 100_00, fee: 9_00 },
      { ...from, currency: 'EUR', type: 'hard-minimum-threshold', threshold: 5_00, messages },
      { ...from, currency: 'EUR', type: 'soft-minimum-threshold-flexible-fee', threshold: 100_00, fee: 2_50 },
    ])
  })

  test('takes away what has no amount, keeps messages it says nothing of, and others as they are', async () => {
    const rows = ['DE,EUR,hard-minimum-threshold,500,,min.message', 'DE,EUR,hard-maximum-threshold,15000,,']
    const { setup } = await imported(file(...rows), { glossary })
    await importThresholds(setup, { csv: file(...rows), glossary, dryRun: false })
    const again = file('DE,EUR,hard-minimum-threshold,600,,', 'DE,EUR,hard-maximum-threshold,,,')
    const before = await listThresholds(setup)
    expect(await importThresholds(setup, { csv: again, dryRun: true })).toEqual({ errors: [], saved: 1, removed: 1 })
    expect(await listThresholds(setup)).toEqual(before)
    await importThresholds(setup, { csv: again, dryRun: false })
    expect(await listThresholds(setup)).toMatchObject([
      { type: 'hard-minimum-threshold', threshold: 6_00, messages: { 'en-GB': 'Orders start at {{threshold}}' } },
    ])
  })

  test('may be for merchant relations', async () => {
    const csv = [`${HEAD},merchant_relation`, 'DE,EUR,hard-minimum-threshold,500,,,partners'].join('\n')
    expect((await imported(csv)).thresholds).toMatchObject([{ relation: 'partners' }])
  })

  test('for a relation whose name is too long is refused', async () => {
    const csv = [`${HEAD},merchant_relation`, `DE,EUR,hard-minimum-threshold,500,,,${'r'.repeat(256)}`].join('\n')
    const { answer } = await imported(csv)
    expect(answer.errors).toMatchObject([{ row: 2, column: 'merchant_relation', code: 'csv.text-too-long' }])
  })

  test.each<[string, string | null, string]>([
    ['XX,EUR,hard-minimum-threshold,500,,', 'store', 'threshold.unknown-store'],
    ['DE,USD,hard-minimum-threshold,500,,', 'currency', 'threshold.unknown-currency'],
    ['DE,EUR,hard-threshold,500,,', 'threshold_type_key', 'threshold.unknown-type'],
    ['DE,EUR,hard-minimum-threshold,5.50,,', 'threshold', 'csv.bad-number'],
    ['DE,EUR,hard-minimum-threshold,-5,,', 'threshold', 'csv.bad-number'],
    ['DE,EUR,hard-minimum-threshold,500,9,', 'fee', 'threshold.fee-unused'],
    ['DE,EUR,soft-minimum-threshold-fixed-fee,500,,', 'fee', 'threshold.fee-missing'],
    ['DE,EUR,soft-minimum-threshold-flexible-fee,500,100.01,', 'fee', 'threshold.fee-too-high'],
    ['DE,EUR,hard-minimum-threshold,90001,,', 'threshold', 'threshold.reversed'],
    ['DE,EUR,hard-maximum-threshold,80000,,', null, 'csv.duplicate-key'],
    ['DE,EUR,hard-maximum-threshold,,,', null, 'csv.duplicate-key'],
  ])('with the row %s is refused at %s as %s, whole', async (row, column, code) => {
    const { answer, thresholds } = await imported(file('DE,EUR,hard-maximum-threshold,90000,,', row))
    expect(answer.errors).toContainEqual(
      expect.objectContaining({ file: 'sales_order_threshold.csv', row: 3, column, code }),
    )
    expect(thresholds).toEqual([])
  })

  test.each<[string, string, string[]]>([
    ['partners', 'partners', ['threshold.reversed', 'threshold.reversed']],
    ['partners', '', ['threshold.reversed', 'threshold.reversed']],
    ['', 'partners', ['threshold.reversed', 'threshold.reversed']],
    ['partners', 'strangers', []],
  ])(
    'with a minimum for "%s" above a maximum for "%s" is refused where somebody is both',
    async (one, other, codes) => {
      const rows = [`DE,EUR,hard-minimum-threshold,500,,,${one}`, `DE,EUR,hard-maximum-threshold,400,,,${other}`]
      const { answer } = await imported([`${HEAD},merchant_relation`, ...rows].join('\n'))
      expect(answer.errors.map(({ code }) => code)).toEqual(codes)
    },
  )
})
