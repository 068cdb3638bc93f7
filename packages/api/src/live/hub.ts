import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import type { FeedEntry, FeedStore } from '@souk/services/live/feed-store'
import type { HintBus } from '@souk/services/live/hint-bus'
import type { ChannelAddress } from './channel-address.ts'
import { Channel } from './channel.ts'
import { createChannels } from './channels.ts'
import { comeBack } from './come-back.ts'
import type { LiveIdentity } from './connection.ts'
import { createConnections } from './connections.ts'
import { follow } from './follow.ts'
import { createFollowers } from './followers.ts'
import { gathering } from './gathering.ts'
import { LIMITS, type LiveLimits } from './limits.ts'
import { LiveSocket } from './live-socket.ts'
import { localTail, type Consumer } from './local-tail.ts'
import { patiently } from './patience.ts'
import type { RingLimits } from './ring.ts'
import { zeroStats, type LiveStats, type ReportLive } from './stats.ts'
import type { LiveOutput, Subscription, Surroundings } from './subscription.ts'
import { sweep, type Follower } from './sweep.ts'
import type { Break } from './tail.ts'

/** Above this many topics their heads are compared half as often. */
const MANY_TOPICS = 5000

export interface HubOptions {
  readonly store: FeedStore
  readonly hints?: HintBus
  readonly limits?: Partial<LiveLimits>
  readonly report?: ReportLive
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** A node's live delivery: from the feed to every subscription that should see it, once and in order. */
export interface Hub {
  /** What a router's live subscription returns as it is: a generator around it would end at once. */
  follow<Snapshot, Payload>(subscription: Subscription<Snapshot>): LiveOutput<Snapshot, Payload>
  /**
   * What a subscription must know before it can start, tried a few times. Where that is no use its client is made to come
   * back.
   */
  find<Found>(by: Pick<Subscription<unknown>, 'socket' | 'signal'>, search: () => Promise<Found>): Promise<Found>
  /** Right after a commit of this node: reads what these topics gained, and hints other nodes. */
  wake(topics: readonly string[]): void
  /** The same for who has the committed entries at hand: they need not be read again. */
  committed(entries: readonly FeedEntry[]): void
  /** Tells those who follow an unlogged channel on this node; whoever comes later has it from their snapshot. */
  publish(address: ChannelAddress, payload: object): void
  /** Hands a topic's entries from now on to something in this process; answers how to stop. */
  tail(topic: string, consumer: Consumer): Promise<() => void>
  /** Ends the connections of some people, with one of the contract's `CLOSE` codes; answers how many. */
  close(match: (identity: LiveIdentity) => boolean, code: number, reason: string): number
  /**
   * Until the signal fires: compares heads with the log, which is what makes delivery certain, and ends connections whose
   * time has come.
   */
  run(signal: AbortSignal): Promise<void>
  /** Makes a new WebSocket known; `net` is the socket below it. */
  admit(ws: WebSocket, net: Socket): LiveSocket
  socketOf(ws: WebSocket): LiveSocket | undefined
  /** It is being found out who is at its other end. */
  lookUp(socket: LiveSocket): void
  /** Says who is, undefined for nobody known; false when they have as many connections as they may. */
  identify(socket: LiveSocket, identity: LiveIdentity | undefined): boolean
  readonly limits: LiveLimits
  readonly stats: LiveStats
  /** How many channels and connections there are now. */
  readonly size: { readonly channels: number; readonly connections: number }
}

export function createHub({
  store,
  hints,
  report = () => undefined,
  now = () => Date.now(),
  ...options
}: HubOptions): Hub {
  const limits = { ...LIMITS, ...options.limits }
  const stats = zeroStats()
  const followers = createFollowers()
  const connections = createConnections({ limits, now })
  const sockets = new WeakMap<WebSocket, LiveSocket>()
  const [atTickEnd, atOnce] = [gathering(setImmediate), gathering(queueMicrotask)]
  let sweeping: Promise<void> | undefined

  /** What arrives within one tick leaves as one message; one follower alone hears each commit at once: waiting costs more than it spares. */
  function onGrown(channel: Channel): void {
    if (channel.followers > 1) atTickEnd(channel)
    else atOnce(channel)
  }

  function onFault(error: unknown): void {
    stats.faults++
    report('store', { error })
  }

  async function compare(): Promise<void> {
    try {
      await sweep(store, followers.all())
    } catch (error) {
      onFault(error)
    } finally {
      sweeping = undefined
    }
  }

  const look = (): Promise<void> => (sweeping ??= compare())

  function onBreak(cause: Break): void {
    if (cause.got !== undefined) stats.gaps++
    report(cause.got === undefined ? 'gone' : 'gap', { ...cause })
    setImmediate(() => void look())
  }

  /** Starts a follower where the log stands now. */
  async function start<F extends Follower>(follower: F): Promise<F> {
    followers.add(follower)
    try {
      await sweep(store, [follower])
      return follower
    } catch (error) {
      followers.delete(follower)
      throw error
    }
  }

  /** A thousand channels of a megabyte each would be a gigabyte. */
  const ringLimits: RingLimits = {
    entries: limits.ring,
    get chars() {
      return Math.min(limits.ringChars, Math.max(limits.leastRingChars, limits.allRingChars / channels.size))
    },
  }
  const channels = createChannels({
    make: (address) => new Channel(address, { store, limits, ringLimits, stats, onGrown, onBreak }),
    open: start,
    close: (channel) => followers.delete(channel),
    lingerMs: limits.lingerMs,
  })
  const parts: Surroundings = { channels, limits, stats, report, connections }

  function read(topics: readonly string[]): void {
    for (const topic of topics) for (const tail of followers.tails(topic)) tail.fetch().catch(onFault)
  }

  function take(entry: FeedEntry): void {
    for (const tail of followers.tails(entry.topic)) if (!tail.offer(entry)) tail.fetch().catch(onFault)
  }

  hints?.listen((topics) => (topics === '*' ? void look() : read(topics)))

  const liveOf = (ws: WebSocket | undefined): LiveSocket | undefined => ws && sockets.get(ws)

  /** One listener for all sockets. */
  function leave(this: WebSocket): void {
    const socket = sockets.get(this)
    if (socket) connections.delete(socket)
  }

  return {
    follow: (subscription) => follow(parts, subscription, liveOf(subscription.socket)),

    async find({ socket, signal = new AbortController().signal }, search) {
      try {
        return await patiently(search)
      } catch (error) {
        return comeBack(parts, { error, signal, live: liveOf(socket) })
      }
    },

    wake(topics) {
      read(topics)
      hints?.hint(topics)
    },

    committed(entries) {
      entries.forEach(take)
      hints?.hint(entries.map(({ topic }) => topic))
    },

    publish({ key }, payload) {
      channels.find(key)?.then(
        (channel) => channel.publish(JSON.stringify(payload)),
        () => undefined,
      )
    },

    async tail(topic, consumer) {
      const follower = await start(localTail(store, topic, { ...consumer, onBreak }))
      return () => followers.delete(follower)
    },

    close: connections.close,

    async run(signal) {
      // By a clock of its own: a database that does not answer keeps nobody in.
      const expiring = setInterval(connections.expire, limits.sweepMs)
      while (!signal.aborted) {
        await look()
        const pause = followers.topics() > MANY_TOPICS ? limits.sweepMs * 2 : limits.sweepMs
        await delay(pause, undefined, { signal }).catch(() => undefined)
      }
      clearInterval(expiring)
    },

    admit(ws, net) {
      const socket = new LiveSocket(ws, net, parts)
      sockets.set(ws, socket)
      connections.add(socket)
      ws.on('close', leave)
      return socket
    },

    lookUp: connections.lookUp,
    socketOf: (ws) => sockets.get(ws),
    identify: connections.identify,
    limits,
    stats,
    get size() {
      return { channels: channels.size, connections: connections.size }
    },
  }
}
