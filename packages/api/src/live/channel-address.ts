import type { MerchantId, OrderId } from '@souk/domain/ids'
import type { OrderFrame } from '@souk/domain/order/frames'
import { outwardFrame } from '@souk/domain/order/outward'
import { CONFIG_TOPIC, merchantTopic, orderTopic, presenceTopic, SHARDS, shardTopic } from '@souk/domain/topics'
import type { Team } from '@souk/services/presence/presence-store'

/** What a subscription follows. Made on the server from what the caller may see, never taken from input. */
export interface ChannelAddress {
  readonly key: string
  /** In shard order. */
  readonly topics: readonly string[]
  /** Whose data it is; only a lane of the same tenant may follow. */
  readonly tenant: string
  /** What its followers are shown of a payload (JSON text); absent: all of it. */
  readonly view?: (payload: string) => string
  /** It carries what is published on this node, of which no log exists: whoever comes back starts over. */
  readonly unlogged?: true
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

/** The same log, without what operators write for each other. */
export function outwardOrderAddress(order: OrderId): ChannelAddress {
  const { key, ...address } = orderAddress(order)
  return { ...address, key: `${key}:outward`, view: outwardView }
}

function outwardView(payload: string): string {
  if (!payload.includes('"document.recorded"')) return payload
  return JSON.stringify(outwardFrame(JSON.parse(payload) as OrderFrame))
}

/** Says that something changed, never what it is now. */
export const configAddress: ChannelAddress = { key: CONFIG_TOPIC, topics: [CONFIG_TOPIC], tenant: EVERYBODY }

/** Where the people of a team are. */
export function presenceAddress(team: Team): ChannelAddress {
  const topic = presenceTopic(team)
  return { key: topic, topics: [topic], tenant: team, unlogged: true }
}

/** Carries nothing: for a subscription that says something by being there. */
export const silentAddress: ChannelAddress = { key: 'silent', topics: ['silent'], tenant: EVERYBODY, unlogged: true }
