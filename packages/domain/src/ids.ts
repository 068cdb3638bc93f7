/** A string that must not be mixed up with another kind of id. UUIDv7 text unless said otherwise. */
type Branded<Name extends string> = string & { readonly __id: Name }

export type OrderId = Branded<'order'>
export type OrderItemId = Branded<'order item'>
export type ShipmentId = Branded<'shipment'>
export type ExpenseId = Branded<'expense'>
export type PaymentId = Branded<'payment'>
export type RefundId = Branded<'refund'>
export type BundleId = Branded<'bundle'>
export type DocumentId = Branded<'document'>
export type MerchantOrderId = Branded<'merchant order'>
export type MerchantOrderItemId = Branded<'merchant order item'>
export type MerchantId = Branded<'merchant'>
/** One version of a process; items keep the version they were started with. */
export type ProcessId = Branded<'process'>
/** A command or condition that waits for the outside. */
export type StepId = Branded<'step'>
/** Work that a commit left for later. */
export type TaskId = Branded<'task'>
/** A store is known by its code, e.g. `DE`, which also prefixes its order references. */
export type StoreCode = Branded<'store'>

/** Anything that makes fresh UUIDv7 text; injected, never read inside. */
export type NewId = () => string
