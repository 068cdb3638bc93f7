import type { EditAnswer, OrderAddresses } from '@souk/contract/order-edits'
import type { Actor } from '@souk/domain/actor'
import type { Loose } from '@souk/domain/defined'
import type { OrderId } from '@souk/domain/ids'
import type { Address } from '@souk/domain/order/address'
import { addressHistory } from '@souk/domain/order/address-history'
import { checkedAddress } from '@souk/domain/order/place-address'
import type { OrderDeps } from './deps.ts'
import { editOrder } from './edit-order.ts'
import type { EditRequest } from './edit-order.ts'

/** Null takes it away. */
export interface CustomReferenceRequest extends EditRequest {
  readonly customReference: string | null
}

export function setCustomReference(
  deps: OrderDeps,
  caller: Actor,
  request: CustomReferenceRequest,
): Promise<EditAnswer> {
  const { customReference } = request
  return editOrder(deps, {
    name: 'orders.setCustomReference',
    request,
    caller,
    isSuch: ({ type }) => type === 'customReference.changed',
    decide: (order) => {
      const isSame = (order.customReference ?? null) === customReference
      return { events: isSame ? [] : [{ type: 'customReference.changed', customReference }], also: {} }
    },
  })
}

export interface BillingRequest extends EditRequest {
  readonly address: Loose<Address>
}

/** Refused: `order.unknown-country`. */
export function changeBilling(deps: OrderDeps, caller: Actor, request: BillingRequest): Promise<EditAnswer> {
  const address = checkedAddress(request.address, 'address')
  return editOrder(deps, {
    name: 'orders.changeBilling',
    request,
    caller,
    isSuch: ({ type }) => type === 'billing.changed',
    decide: () => ({ events: [{ type: 'billing.changed', address }], also: {} }),
  })
}

/** All billing and shipping addresses an order had, and who gave them. */
export async function orderAddresses({ orders }: OrderDeps, id: OrderId, reference: string): Promise<OrderAddresses> {
  return { reference, addresses: addressHistory(await orders.events(id, 0)) }
}
