import type { PriceMode } from '../marketplace.ts'
import type { OrderItem } from './item.ts'

/** Of goods or an option, as the order's prices are meant. */
export function unitPrice(
  { grossPrice, netPrice }: Pick<OrderItem, 'grossPrice' | 'netPrice'>,
  mode: PriceMode,
): number {
  return mode === 'gross' ? grossPrice : netPrice
}
