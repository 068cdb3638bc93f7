import { aMarket } from '../testing/market.ts'
import { at, refuses } from '../testing/refused.ts'

const market = await aMarket()
const nowhere = '0192f000-0000-7000-8000-00000000ffff'
const { reference } = market.order
const [item] = market.order.items
const [own, merchants] = [item?.machine.process, item?.merchantItem?.machine.process]
const key = { idempotencyKey: 'one and the same act' }

refuses(market, { path: 'processes.migrate', as: 'operator' }, [
  ['an unknown version to come from', { from: nowhere, to: own }, 'process.not-found', { id: nowhere }],
  ['an unknown version to go to', { from: own, to: nowhere }, 'process.not-found', { id: nowhere }],
  ['the same version twice', { from: own, to: own }, 'process.same-version', { from: own }],
  ['a process of the other side', { from: own, to: merchants }, 'process.other-side', { to: merchants }],
  ['a version by its name', { from: 'MarketplacePayment01', to: own }, ...at('from')],
  ['a map to no text', { from: own, to: own, map: { new: '' } }, ...at('map.new')],
  ['a page without end', { from: own, to: nowhere, limit: 1001 }, ...at('limit')],
  ['a cursor no migration gave', { from: own, to: nowhere, cursor: '🪜' }, ...at('cursor')],
  ['a reason without end', { from: own, to: nowhere, reason: 'r'.repeat(501) }, ...at('reason')],
])
const wish = { ...key, reference, item: item?.id, side: 'merchant', to: 'shipped', reason: 'it left' }
refuses(market, { path: 'orders.repair', as: 'operator' }, [
  ['an item in step', wish, 'item.in-step', { marketplace: 'sent to merchant', merchant: 'new' }],
  ['an unknown item', { ...wish, item: nowhere }, 'item.not-found', { item: nowhere }],
  ['an unknown order', { ...wish, reference: 'DE--404' }, 'order.not-found', { reference: 'DE--404' }],
  ['a side there is none of', { ...wish, side: 'customer' }, ...at('side')],
  ['no reason', { ...wish, reason: ' ' }, ...at('reason')],
  ['no key', { ...wish, idempotencyKey: undefined }, ...at('idempotencyKey')],
])
refuses(market, { path: 'orders.unpaired', as: 'operator' }, [
  ['an unknown order', { reference: 'DE--404' }, 'order.not-found', { reference: 'DE--404' }],
])
refuses(market, { path: 'orders.transitions', as: 'operator' }, [
  ['an unknown order', { reference: 'DE--404' }, 'order.not-found', { reference: 'DE--404' }],
  ['what did not fail', { reference, failed: false }, ...at('failed')],
  ['an item by no id', { reference, items: ['camera'] }, ...at('items[0]')],
])
refuses(market, { path: 'steps.edit', as: 'operator' }, [
  ['an unknown step', { step: nowhere, data: {} }, 'step.not-found', { step: nowhere }],
  ['data that is a text', { step: nowhere, data: 'express' }, ...at('data')],
])
refuses(market, { path: 'steps.parked', as: 'operator' }, [
  ['a cursor no list gave', { cursor: 'nonsense' }, 'list.bad-cursor'],
  ['a kind there is none of', { kind: 'wish' }, ...at('kind')],
  ['a search for half a text', { search: 'a\0b' }, ...at('search')],
])
refuses(market, { path: 'stock.reserved', as: 'shop' }, [
  ['a cursor no list gave', { cursor: 'nonsense' }, 'list.bad-cursor'],
  ['a store by no code', { stores: ['germany'] }, ...at('stores[0]')],
  ['a search for half a text', { search: 'a\0b' }, ...at('search')],
])
refuses(market, { path: 'orders.list', as: 'operator' }, [
  ['what is not late', { late: false }, ...at('late')],
  ['a sort there is none of', { sort: 'colour' }, ...at('sort')],
])
refuses(market, { path: 'merchantOrders.list', as: 'merchant' }, [
  ['an unknown sort', { sort: 'colour' }, ...at('sort')],
])
