import type { MerchantId, OrderId, ProcessId, StoreCode } from '@souk/domain/ids'
import type { OrderRow } from '@souk/domain/order/row'

/** One item of merchant m1 in `new`, placed at noon. */
export const aRow = (over: Partial<OrderRow> = {}): OrderRow => ({
  id: 'o1' as OrderId,
  reference: 'DE--1',
  store: 'DE' as StoreCode,
  currency: 'EUR',
  customer: 'Ada Lovelace',
  email: 'ada@example.com',
  paymentMethod: 'invoice',
  merchants: ['m1' as MerchantId],
  states: [{ process: 'p1' as ProcessId, state: 'new', count: 1 }],
  grandTotal: 11_900,
  items: 1,
  failed: 0,
  pending: 0,
  placedAt: '2026-11-02T12:00:00.000Z',
  updatedAt: '2026-11-02T12:00:00.000Z',
  version: 1,
  ...over,
})
