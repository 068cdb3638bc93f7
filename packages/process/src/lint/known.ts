/** Names that processes may use, by kind. */
export interface KnownNames {
  readonly commands: ReadonlySet<string>
  readonly conditions: ReadonlySet<string>
  readonly timeoutProcessors: ReadonlySet<string>
}

/** What Souk brings itself; everything else an imported process names has to be bound first. */
export const KNOWN: KnownNames = {
  commands: new Set([
    'MarketplaceOrder/CancelOrderItem',
    'MarketplaceOrder/DeliverOrderItem',
    'MarketplaceOrder/Refund',
    'MarketplaceOrder/ShipOrderItem',
    'MarketplaceReturn/CancelReturnForOrderItem',
    'MarketplaceReturn/DeliverReturnForOrderItem',
    'MarketplaceReturn/ExecuteReturnForOrderItem',
    'MarketplaceReturn/ShipReturnForOrderItem',
    'MerchantCommission/Calculate',
    'MerchantOms/CancelOrderItem',
    'MerchantOms/CloseOrderItem',
    'MerchantOms/ReturnOrderItem',
    'MerchantSalesOrder/CreateOrders',
    'OrderAmendment/StartGracePeriod',
    'Payment/Capture',
    'Refund/Create',
  ]),
  conditions: new Set([
    'GracePeriod/IsOff',
    'MerchantSalesOrder/IsOrderPaid',
    'Payment/IsCaptured',
    'Payment/IsRefundable',
  ]),
  timeoutProcessors: new Set(['GracePeriod/StoreSetting', 'OmsTimeout/Initiation']),
}
