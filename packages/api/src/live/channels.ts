import type { ChannelAddress } from './channel-address.ts'
import type { Channel } from './channel.ts'

interface Held {
  readonly channel: Channel
  readonly opened: Promise<Channel>
  linger?: NodeJS.Timeout
}

export interface ChannelsOptions {
  make(address: ChannelAddress): Channel
  /** Adds it to those that are swept. */
  open(channel: Channel): Promise<Channel>
  close(channel: Channel): void
  readonly lingerMs: number
}

/** The channels of a node: each opened once, kept while somebody follows it and a little longer. */
export type Channels = ReturnType<typeof createChannels>

export function createChannels({ make, open, close, lingerMs }: ChannelsOptions) {
  const held = new Map<string, Held>()

  function enter(address: ChannelAddress): Held {
    const known = held.get(address.key)
    if (known) return known
    const channel = make(address)
    const entered: Held = { channel, opened: open(channel) }
    held.set(address.key, entered)
    entered.opened.catch(() => held.delete(address.key))
    return entered
  }

  function drop({ address }: Channel): void {
    const known = held.get(address.key)
    if (!known || known.channel.followers > 0) return
    held.delete(address.key)
    known.opened.then(close, () => undefined)
  }

  return {
    async hold(address: ChannelAddress): Promise<Channel> {
      const known = enter(address)
      known.channel.followers++
      clearTimeout(known.linger)
      return known.opened
    },

    release(channel: Channel): void {
      const known = held.get(channel.address.key)
      if (!known || --known.channel.followers > 0) return
      known.linger = setTimeout(() => drop(channel), lingerMs)
      known.linger.unref()
    },

    /** Undefined when nobody follows it, nor did a moment ago. */
    find: (key: string): Promise<Channel> | undefined => held.get(key)?.opened,

    get size() {
      return held.size
    },
  }
}
