import { createContext, useContext } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { MerchantOrderDetail, MerchantOrderDetailItem } from '@souk/contract/merchant-orders'
import type { Trigger } from '../../acting/create-trigger.ts'
import type { Offer } from '../../acting/offers.ts'
import type { Phase } from '../../ui/phase.ts'
import type { Stake } from './stakes.ts'

/** The order in the drawer, and what can be done with it. */
export type OpenOrder = {
  readonly order: Accessor<MerchantOrderDetail>
  readonly trigger: Trigger
  readonly isPhone: Accessor<boolean>
  /** A press of a button: asks first where something is at stake. */
  readonly press: (offer: Offer) => void
  readonly stakeOf: (offer: Offer) => Stake | undefined
  /** The state an item stands in, or is about to reach. */
  readonly stateOf: (item: MerchantOrderDetailItem) => string
  readonly phaseOf: (item: MerchantOrderDetailItem) => Phase
}

export const OpenOrderContext = createContext<OpenOrder>()

export const useOpenOrder = (): OpenOrder => {
  const open = useContext(OpenOrderContext)
  if (!open) throw new Error('useOpenOrder is called outside of the drawer')
  return open
}
