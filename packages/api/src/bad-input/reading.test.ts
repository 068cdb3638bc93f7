import { aMerchant } from '@souk/domain/testing/marketplace'
import { aMarket } from '../testing/market.ts'
import { at, refuses } from '../testing/refused.ts'
import type { Bad } from '../testing/refused.ts'
import { NUL } from './cart.ts'

const market = await aMarket()
const [, theirs] = market.order.merchantOrders

const lists: readonly Bad[] = [
  ['a page of none', { limit: 0 }, ...at('limit')],
  ['a page without end', { limit: 201 }, ...at('limit')],
  ['a cursor no page gave', { cursor: 'next, please' }, 'list.bad-cursor'],
  ['a cursor of another kind', { cursor: '{"__proto__":1}' }, 'list.bad-cursor'],
  ['an order by nothing', { sort: 'beauty' }, ...at('sort')],
  ['a search for NUL', { search: NUL }, ...at('search')],
  ['a search without end', { search: 's'.repeat(201) }, ...at('search')],
  ['a day in words', { placedFrom: 'last week' }, ...at('placedFrom')],
  ['a day that never was', { placedTo: '2026-02-30T00:00:00Z' }, ...at('placedTo')],
  ['a year before all years', { placedFrom: '0000-12-31T23:59:59Z' }, ...at('placedFrom')],
  ['a store in small letters', { stores: ['de'] }, ...at('stores[0]')],
]

refuses(market, { path: 'orders.list', as: 'operator' }, [
  ...lists,
  ['a merchant by name', { merchants: ['MER000002'] }, ...at('merchants[0]')],
  ['late, or not', { late: false }, ...at('late')],
])
refuses(market, { path: 'merchantOrders.list', as: 'merchant' }, [
  ...lists,
  ['another merchant', { merchant: aMerchant(3).id }, 'merchant.not-found'],
])
refuses(market, { path: 'orders.byReference', as: 'shop' }, [
  ['an unknown order', { reference: 'DE--999' }, 'order.not-found', { reference: 'DE--999' }],
  ['a merchant’s order', { reference: theirs?.reference }, 'order.not-found', { reference: theirs?.reference }],
  ['an order without a name', { reference: '' }, ...at('reference')],
  ['a quotation', { reference: "' or 1=1 --" }, 'order.not-found', { reference: "' or 1=1 --" }],
])
refuses(market, { path: 'merchantOrders.byReference', as: 'merchant' }, [
  ['another merchant’s order', { reference: theirs?.reference }, 'merchant-order.not-found'],
  ['an order there is none of', { reference: 'DE--1--MER000009' }, 'merchant-order.not-found'],
])
refuses(market, { path: 'order.live', as: 'shop' }, [
  ['an unknown order', { reference: 'DE--999' }, 'order.not-found', { reference: 'DE--999' }],
])
refuses(market, { path: 'merchantOrders.live', as: 'operator' }, [
  ['nobody named', {}, 'merchant.not-named'],
  ['a position without end', { lastEventId: 'x'.repeat(501) }, ...at('lastEventId')],
])
refuses(market, { path: 'merchantOrders.live', as: 'merchant' }, [
  ['another merchant', { merchant: aMerchant(3).id }, 'merchant.not-found'],
])
