import type { MerchantId, OrderId } from '@souk/domain/ids'
import { CONFIG_TOPIC, merchantTopic, orderTopic, SHARDS, shardTopic } from '@souk/domain/topics'

/** What a subscription follows. Made on the server from what the caller may see, never taken from input. */
export interface ChannelAddress {
  readonly key: string
  /** In shard order. */
  readonly topics: readonly string[]
  /** Whose data it is; only a lane of the same tenant may follow. */
  readonly tenant: string
}

export const OPERATOR = 'operator'
/** Whoever is signed in. */
export const EVERYBODY = 'everybody'

export const boardAddress: ChannelAddress = {
  key: 'board',
  topics: Array.from({ length: SHARDS }, (_, shard) => shardTopic(shard)),
  tenant: OPERATOR,
}

export function merchantAddress(merchant: MerchantId): ChannelAddress {
  const topic = merchantTopic(merchant)
  return { key: topic, topics: [topic], tenant: merchant }
}

export function orderAddress(order: OrderId): ChannelAddress {
  const topic = orderTopic(order)
  return { key: topic, topics: [topic], tenant: order }
}

/** Says that something changed, never what it is now. */
export const configAddress: ChannelAddress = { key: CONFIG_TOPIC, topics: [CONFIG_TOPIC], tenant: EVERYBODY }
