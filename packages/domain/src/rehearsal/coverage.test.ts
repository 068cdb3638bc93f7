import { describe, expect, test } from 'vitest'
import type { Process, Transition } from '@souk/process/model'
import { sampleProcess } from '@souk/process/testing/sample'
import { knownNames } from '../engine/builtins/registry.ts'
import { defaultProcesses } from '../engine/testing/souk.ts'
import { coverageOf, rehearsalsOf } from './coverage.ts'
import { documentedProcess } from './testing/documented.ts'

function named(name: string): Process {
  const process = defaultProcesses.find((one) => one.name === name)
  if (!process) throw new Error(`there is no default process ${name}`)
  return process
}

const told = (transitions: readonly Transition[]) => transitions.map(({ source, target }) => `${source} → ${target}`)

/** What orders do of both processes of a pair. */
function rehearsed(marketplace: Process, merchant: Process) {
  const rehearsals = [rehearsalsOf({ marketplace, merchant }, knownNames.conditions)]
  return {
    orders: coverageOf(marketplace, 'marketplace', rehearsals),
    merchants: coverageOf(merchant, 'merchant', rehearsals),
  }
}

/** Items pass them at once, unless a command fails or another item of the order is not paid. */
const passing = [
  'new → cancelled',
  'paid → cancelled',
  'commission calculated → cancelled',
  'merchant split pending → cancelled',
]

describe.each(['MarketplacePayment01', 'Prepaid01'])('orders of %s', (name) => {
  test.each(['MerchantDefaultStateMachine', 'MainMerchantStateMachine'])(
    'and of %s take every transition, stay in step, and from wherever they are come to where both are closed',
    (merchant) => {
      const { orders, merchants } = rehearsed(named(name), named(merchant))
      expect(orders).toMatchObject({ never: [], deadEnds: [], unpaired: [] })
      expect(told(orders.scripted).filter((way) => !way.includes('draft'))).toEqual(passing)
      expect(merchants).toMatchObject({ scripted: [], never: [] })
    },
  )
})

describe('orders of the documented process', () => {
  const { orders, merchants } = rehearsed(documentedProcess, named('MerchantDefaultStateMachine'))

  test('take every transition and can be closed from wherever they are', () => {
    expect(orders.transitions).toHaveLength(10)
    expect(orders).toMatchObject({ scripted: [], never: [], deadEnds: [] })
  })

  test('show that its cancellation leaves the merchant behind, and that nothing in it takes goods back', () => {
    expect(orders.unpaired).toEqual(['canceled / new', 'refunded / new'])
    expect(told(merchants.never)).toContain('delivered → waiting for return')
  })
})

describe('a process that is not as it should be', () => {
  const merchant = sampleProcess({
    dialect: 'state-machine',
    arrows: [
      ['created', 'new', 'initiate'],
      ['new', 'shipped', 'ship'],
    ],
    events: { initiate: { onEnter: true }, ship: { manual: true, command: 'MarketplaceOrder/ShipOrderItem' } },
  })
  const marketplace = sampleProcess({
    arrows: [
      ['new', 'sent to merchant', 'split'],
      ['sent to merchant', 'shipped by merchant', 'ship'],
      ['sent to merchant', 'checked', 'check', 'Nobody/Knows'],
      ['sent to merchant', 'circling', 'check'],
      ['circling', 'circling', 'look'],
      ['circling', 'round', 'go'],
      ['round', 'circling', 'go'],
    ],
    events: {
      split: { onEnter: true, command: 'MerchantSalesOrder/CreateOrders' },
      ship: { manual: true },
      check: { manual: true },
      go: { timeout: '1 hour' },
    },
  })
  const { orders, merchants } = rehearsed(marketplace, merchant)

  test('shows where orders end up for ever', () => {
    expect(orders.deadEnds).toEqual(expect.arrayContaining(['circling / new', 'round / new']))
  })
  test('shows where its machines come apart', () => {
    expect(orders.unpaired).toEqual(['shipped by merchant / new'])
  })
  test('has conditions nobody knows answered either way', () => {
    expect(told(orders.never)).toEqual([])
  })
  test('shows what its sister never lets an order do', () => {
    const lonely = { ...marketplace, transitions: marketplace.transitions.filter(({ event }) => event !== 'ship') }
    expect(told(rehearsed(lonely, merchant).merchants.never)).toEqual(['new → shipped'])
    expect(told(merchants.never)).toEqual([])
  })
})
