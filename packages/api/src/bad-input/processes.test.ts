import { aMarket } from '../testing/market.ts'
import { at, many, refuses } from '../testing/refused.ts'

const market = await aMarket()
const nowhere = '0192f000-0000-7000-8000-00000000ffff'
const file = { path: 'a.xml', content: '<a/>' }

const long = ({ state = 'shipped', condition = 'Test/IsTrue' }) =>
  `<statemachine><process name="Long01" main="true"><states><state name="new"/><state name="${state}"/></states>
  <transitions><transition condition="${condition}"><source>new</source><target>${state}</target></transition></transitions></process></statemachine>`
refuses(market, { path: 'processes.import', as: 'operator' }, [
  ['no files', { files: [], main: 'a.xml' }, ...at('files')],
  ['101 files', { files: many(101, file), main: 'a.xml' }, ...at('files')],
  [
    'a file without end',
    { files: [{ path: 'a.xml', content: 'x'.repeat(1_000_001) }], main: 'a.xml' },
    ...at('files[0].content'),
  ],
  ['no main file', { files: [file] }, ...at('main')],
  [
    'a state whose name is too long',
    {
      files: [{ path: 'oms/long.xml', content: long({ state: 's'.repeat(256) }) }],
      main: 'oms/long.xml',
      compatible: true,
    },
    'process.name-too-long',
    { most: 255 },
  ],
  [
    'a condition whose name is too long to be bound',
    {
      files: [{ path: 'oms/long.xml', content: long({ condition: 'c'.repeat(256) }) }],
      main: 'oms/long.xml',
      compatible: true,
    },
    'process.name-too-long',
    { most: 255 },
  ],
])
refuses(market, { path: 'processes.get', as: 'operator' }, [
  ['an unknown process', { name: 'Magic01' }, 'process.not-found', { name: 'Magic01' }],
  ['an unknown version', { id: nowhere }, 'process.not-found', { id: nowhere }],
  ['neither name nor id', {}, 'input.invalid'],
])
refuses(market, { path: 'processes.get', as: 'merchant' }, [
  [
    'a process of the marketplace',
    { name: 'MarketplacePayment01' },
    'process.not-found',
    { name: 'MarketplacePayment01' },
  ],
])
refuses(market, { path: 'processes.activate', as: 'operator' }, [
  ['an unknown version', { id: nowhere }, 'process.not-found', { id: nowhere }],
  ['a name for an id', { id: 'MarketplacePayment01' }, ...at('id')],
])

const bind = (kind: string, binding: object) => ({ kind, name: 'Shop/Thing', binding })
const expression = (source: string) => bind('condition', { kind: 'expression', source })
refuses(market, { path: 'processes.bind', as: 'operator' }, [
  [
    'a command of our own',
    { kind: 'command', name: 'Payment/Capture', binding: { kind: 'noop' } },
    'binding.name-known',
    { name: 'Payment/Capture' },
  ],
  ['a kind there is none of', bind('wish', { kind: 'noop' }), ...at('kind')],
  ['a command that is always', bind('command', { kind: 'always' }), 'binding.not-for-kind'],
  ['a condition that does nothing', bind('condition', { kind: 'noop' }), 'binding.not-for-kind'],
  ['a command by an expression', bind('command', { kind: 'expression', source: 'true' }), 'binding.not-for-kind'],
  ['a built-in there is none of', bind('command', { kind: 'builtin', name: 'Make/Coffee' }), 'binding.unknown-builtin'],
  ['a built-in by the prototype', bind('command', { kind: 'builtin', name: 'constructor' }), 'binding.unknown-builtin'],
  ['a file for a webhook', bind('command', { kind: 'webhook', url: 'file:///etc/passwd' }), ...at('binding.url')],
  ['an expression that ends early', expression('order.totals.grandTotal >'), 'binding.bad-expression', { line: 1 }],
  ['an expression of words', expression('the order is large'), 'binding.bad-expression'],
  ['an expression that is a number', expression('1 + 1'), 'binding.bad-expression'],
  ['an expression about what is not there', expression('order.customer.email != ""'), 'binding.bad-expression'],
  ['an expression without end', expression('true || '.repeat(400)), ...at('binding.source')],
])

const draft = (content: string) => ({ files: [{ path: 'a.xml', content }], main: 'a.xml' })
const run = { acts: [{ event: 'pay' }] }
refuses(market, { path: 'processes.simulate', as: 'operator' }, [
  ['an unknown process', { process: { name: 'Magic01' }, run }, 'process.not-found', { name: 'Magic01' }],
  ['an unknown version', { process: { id: nowhere }, run }, 'process.not-found', { id: nowhere }],
  ['a draft of no files', { process: { ...draft('<a/>'), files: [] }, run }, 'input.invalid'],
  ['nothing to do', { process: { name: 'Prepaid01' }, run: {} }, 'input.invalid'],
  [
    'a state it does not have',
    { process: { name: 'Prepaid01' }, run: { ...run, state: 'heaven' } },
    'simulation.unknown-state',
  ],
  ['an order there is none of', { process: { name: 'Prepaid01' }, run: { orders: ['DE--999'] } }, 'order.not-found'],
])
refuses(market, { path: 'processes.export', as: 'operator' }, [
  ['an unknown process', { name: 'Magic01', format: 'xml' }, 'process.not-found', { name: 'Magic01' }],
  ['a format of its own', { name: 'Prepaid01', format: 'pdf' }, 'input.invalid'],
])
