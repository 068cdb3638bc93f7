import type { Dialect, Process } from '@souk/process/model'

const at = { file: '', line: 1, column: 1 }

/** What stands in for the sister of a process that has none: a marketplace that splits at once, a merchant that does nothing. */
export function standIn(dialect: Dialect): Process {
  const name = 'Stand-in'
  const origin = { process: name, at }
  const state = (of: string) => ({ name: of, reserved: false, flags: [], ...origin })
  const shell = { name, subprocesses: [name] }
  if (dialect === 'state-machine') {
    return { ...shell, dialect, initial: 'waiting', states: [state('waiting')], transitions: [], events: [] }
  }
  const split = { name: 'split', onEnter: true, manual: false, command: 'MerchantSalesOrder/CreateOrders', ...origin }
  return {
    ...shell,
    dialect,
    initial: 'placed',
    states: [state('placed'), state('split')],
    transitions: [{ source: 'placed', target: 'split', event: split.name, happy: true, ...origin }],
    events: [split],
  }
}
