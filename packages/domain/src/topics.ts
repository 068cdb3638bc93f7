import type { MerchantId, OrderId } from './ids.ts'

/** Shards of the board: an order's commits all land on one of them. */
export const SHARDS = 8

/** Where one order's own events are read; its sequence is the order's version. */
export const orderTopic = (order: OrderId): string => `o:${order}`
export const merchantTopic = (merchant: MerchantId): string => `m:${merchant}`
export const shardTopic = (shard: number): string => `p:${shard}`
/** Sign-out, revocation, role changes. */
export const AUTH_TOPIC = 'sys:auth'
/** Stores, merchants, payment methods, processes, bindings changed: every node reloads its set-up. */
export const CONFIG_TOPIC = 'sys:config'
/** Who of a team is at which order. Nothing of it is kept in the log. */
export const presenceTopic = (team: string): string => `presence:${team}`

/** FNV-1a over the id's text, so that every node and language agrees. */
export function shardOf(order: OrderId): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < order.length; i++) hash = Math.imul(hash ^ order.charCodeAt(i), 0x01000193) >>> 0
  return hash % SHARDS
}
