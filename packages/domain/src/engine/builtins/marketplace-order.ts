import { sisterTakes } from './rules.ts'
import type { Rules } from './rules.ts'

/** Commands of the merchants' machine: the marketplace's takes the event they name. */
export const marketplaceOrderRules: Rules = {
  commands: {
    'MarketplaceOrder/ShipOrderItem': sisterTakes('ship by merchant'),
    'MarketplaceOrder/DeliverOrderItem': sisterTakes('deliver'),
    'MarketplaceOrder/CancelOrderItem': sisterTakes('cancel'),
    'MarketplaceOrder/Refund': sisterTakes('refund'),
    'MarketplaceReturn/ExecuteReturnForOrderItem': sisterTakes('execute-return'),
    'MarketplaceReturn/CancelReturnForOrderItem': sisterTakes('cancel-return'),
    'MarketplaceReturn/ShipReturnForOrderItem': sisterTakes('ship-return'),
    'MarketplaceReturn/DeliverReturnForOrderItem': sisterTakes('deliver-return'),
  },
}
