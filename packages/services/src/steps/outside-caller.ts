import type { OutsideStep } from '../orders/order-store.ts'

/** `later`: taken, the answer comes through `steps.complete`. */
export type OutsideReply =
  | { readonly kind: 'done'; readonly answer?: boolean }
  | { readonly kind: 'later' }
  | { readonly kind: 'failed'; readonly message: string }

/** Carries a step to the service it is bound to. Never throws: a service that cannot be reached is a failed reply. */
export interface OutsideCaller {
  call(step: OutsideStep, signal: AbortSignal): Promise<OutsideReply>
}
