import { aMarket } from '../testing/market.ts'
import { at, refuses } from '../testing/refused.ts'

const market = await aMarket()
const nowhere = '0192f000-0000-7000-8000-00000000ffff'
const gone = ['step.not-found', { step: nowhere }] as const

refuses(market, { path: 'steps.retry', as: 'operator' }, [
  ['an unknown step', { step: nowhere }, ...gone],
  ['a step by no id', { step: '🪜' }, ...at('step')],
])
refuses(market, { path: 'steps.skip', as: 'operator' }, [
  ['an unknown step', { step: nowhere, reason: 'because' }, ...gone],
  ['no reason', { step: nowhere, reason: '' }, ...at('reason')],
])
refuses(market, { path: 'steps.complete', as: 'shop with events' }, [
  ['an unknown step', { step: nowhere, ok: true }, ...gone],
  ['an answer that may be', { step: nowhere, ok: 'perhaps' }, ...at('ok')],
  ['a message without end', { step: nowhere, ok: false, message: 'm'.repeat(1001) }, ...at('message')],
])
refuses(market, { path: 'steps.parked', as: 'operator' }, [['a page without end', { limit: 201 }, ...at('limit')]])
refuses(market, { path: 'tasks.retry', as: 'operator' }, [
  ['an unknown task', { task: nowhere }, 'task.not-found', { task: nowhere }],
])
refuses(market, { path: 'tasks.skip', as: 'operator' }, [
  ['an unknown task', { task: nowhere, reason: 'because' }, 'task.not-found', { task: nowhere }],
  ['no reason', { task: nowhere, reason: ' ' }, ...at('reason')],
])
refuses(market, { path: 'tasks.edit', as: 'operator' }, [
  ['an unknown task', { task: nowhere, data: {} }, 'task.not-found', { task: nowhere }],
  ['data that is a text', { task: nowhere, data: 'to: ada' }, ...at('data')],
])
