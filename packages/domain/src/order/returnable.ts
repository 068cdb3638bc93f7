import { addInterval, parseInterval } from '@souk/process/interval'
import type { Marketplace } from '../marketplace.ts'
import { returnDays } from '../settings.ts'
import type { Order, OrderItem } from './order.ts'

const RETURNABLE = new Set(['shipped', 'shipped by merchant', 'delivered'])

/** Whether its customer may send it back now: it is on its way or there, and not for longer than its merchant takes goods back. */
export function isReturnable(
  { store }: Pick<Order, 'store'>,
  { machine, merchant, deliveredAt }: OrderItem,
  { marketplace, now }: { readonly marketplace: Marketplace; readonly now: Date },
): boolean {
  if (!RETURNABLE.has(machine.state)) return false
  const time = parseInterval(`${returnDays(marketplace, merchant)} days`)
  if (deliveredAt === undefined || !time) return deliveredAt === undefined
  const timeZone = marketplace.stores.get(store)?.timeZone
  return now <= addInterval(new Date(deliveredAt), time, timeZone === undefined ? {} : { timeZone })
}
