import { describe, expect, test } from 'vitest'
import type { Process } from '@souk/process/model'
import { sampleProcess } from '@souk/process/testing/sample'
import { aLine } from '../testing/order.ts'
import { defaultProcesses, merchantUser, operator, running } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'
import type { Story } from './testing/story.ts'

const two = merchantUser(2)

/** The merchants' default process with more to it. */
function merchants(change: (process: Process) => Process): { readonly processes: readonly Process[] } {
  return { processes: defaultProcesses.filter(({ name }) => name === 'MerchantDefaultStateMachine').map(change) }
}

const within12Hours = merchants((process) => ({ ...process, acceptance: '12 hours' }))
const dueOf = ({ order }: Story, position = 0) => itemAt(order, position).merchantItem?.machine.due

describe('a state with a due time', () => {
  const picked = running({
    arrows: [
      ['new', 'picking', 'pick'],
      ['picking', 'picked', 'finish'],
    ],
    states: { new: { sla: '1 day' }, picking: { sla: '30 minutes' } },
    events: { pick: { manual: true }, finish: { manual: true } },
  })

  test('says by when its items should have left it, the first state too', () => {
    const placed = given({}, picked)
    expect(itemAt(placed.order, 0).machine.due).toBe('2026-11-03T10:00:00.000Z')
    const picking = placed.after(60).when(operator, 'pick')
    expect(itemAt(picking.order, 0).machine.due).toBe('2026-11-02T11:30:00.000Z')
    expect(itemAt(picking.when(operator, 'finish').order, 0).machine).not.toHaveProperty('due')
  })
})

describe('an acceptance deadline', () => {
  const paid = () => given({ items: [aLine({ quantity: 2 })] }, within12Hours).when(operator, 'pay')

  test('counts from when the item came to its merchant, and ends when the merchant acts', () => {
    expect(dueOf(paid())).toBe('2026-11-02T22:00:00.000Z')
    const cancelled = paid().when(two, 'cancel by merchant', 0)
    expect(dueOf(cancelled)).toBeUndefined()
    expect(dueOf(cancelled, 1)).toBe('2026-11-02T22:00:00.000Z')
  })

  test('ends as well where nothing is left for the merchant to accept', () => {
    const cancelled = paid().when(operator, 'cancel').then('cancelled / canceled by marketplace')
    expect(dueOf(cancelled)).toBeUndefined()
  })

  /** Reminds after four hours, and takes what was shipped back. */
  const reminding = () => {
    const process = sampleProcess({
      dialect: 'state-machine',
      arrows: [
        ['created', 'new', 'initiate'],
        ['new', 'reminded', 'remind'],
        ['new', 'shipped', 'ship'],
        ['reminded', 'shipped', 'ship'],
        ['shipped', 'new', 'recall'],
      ],
      events: {
        initiate: { onEnter: true },
        remind: { timeout: '4 hours' },
        ship: { manual: true },
        recall: { manual: true },
      },
    })
    const named = { ...process, name: 'MerchantDefaultStateMachine', acceptance: '1 day' }
    return given({}, { processes: [named] })
      .when(operator, 'pay')
      .after(240)
      .then('sent to merchant / reminded')
  }

  test('is not put off by what the process does by itself meanwhile', () => {
    expect(dueOf(reminding())).toBe('2026-11-03T10:00:00.000Z')
    expect(dueOf(reminding().when(two, 'ship'))).toBeUndefined()
  })

  test('begins anew for an item that comes back, and is kept when the process goes on by itself', () => {
    const back = reminding().when(two, 'ship').after(60).when(two, 'recall').then('sent to merchant / new')
    expect(dueOf(back)).toBe('2026-11-03T15:00:00.000Z')
    const reminded = back.after(240).then('sent to merchant / reminded')
    expect(dueOf(reminded)).toBe('2026-11-03T15:00:00.000Z')
  })

  test('gives way to a due time of the state that is earlier', () => {
    const strict = merchants(({ states, ...process }) => ({
      ...process,
      acceptance: '24 hours',
      states: states.map((state) => (state.name === 'new' ? { ...state, sla: '2 hours' } : state)),
    }))
    expect(dueOf(given({}, strict).when(operator, 'pay'))).toBe('2026-11-02T12:00:00.000Z')
  })
})
