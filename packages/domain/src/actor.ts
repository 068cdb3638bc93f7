import type { MerchantId } from './ids.ts'

/** Who does something: signed in, by API key, or the engine itself. Stored with every order event. */
export type Actor =
  /** Without a role: an administrator. */
  | { readonly kind: 'operator'; readonly id: string; readonly name: string; readonly role?: string }
  | { readonly kind: 'merchant'; readonly id: string; readonly name: string; readonly merchant: MerchantId }
  | { readonly kind: 'shop'; readonly id: string; readonly name: string }
  /** A customer, through the shop that vouches for them. */
  | { readonly kind: 'customer'; readonly id: string; readonly name: string }
  /** A time-out, a sister machine, an event-less step, an answered webhook. */
  | { readonly kind: 'system'; readonly id: string; readonly name: string }
