/** What a marketplace asks of Souk. */
export interface World {
  readonly ordersPerSecond: number
  readonly sessions: number
  /** Acts on an order after it is placed: merchants', operators', time-outs. */
  readonly triggersPerOrder: number
  readonly merchants: number
  readonly merchantsPerOrder: number
  /** Of the sessions: who follows the whole board, and who follows one merchant's orders; everybody else follows one order. */
  readonly boards: number
  readonly atMerchants: number
  /** Boards are split by store: a follower of one sees this share of all orders. */
  readonly boardShare: number
}

export const worlds: Readonly<Record<string, World>> = {
  'one machine': aWorld({ ordersPerSecond: 20, sessions: 1_000, merchants: 200 }),
  'a marketplace': aWorld({ ordersPerSecond: 200, sessions: 20_000, merchants: 5_000 }),
  'a country': aWorld({ ordersPerSecond: 2_000, sessions: 200_000, merchants: 50_000, boardShare: 0.1 }),
  'a continent': aWorld({ ordersPerSecond: 20_000, sessions: 2_000_000, merchants: 200_000, boardShare: 0.01 }),
  'the internet': aWorld({ ordersPerSecond: 100_000, sessions: 10_000_000, merchants: 1_000_000, boardShare: 0.002 }),
}

type Asked = Pick<World, 'ordersPerSecond' | 'sessions' | 'merchants'> & Partial<World>

/** With what is usual of the rest. */
export function aWorld(asked: Asked): World {
  return { triggersPerOrder: 8, merchantsPerOrder: 2, boards: 0.005, atMerchants: 0.3, boardShare: 1, ...asked }
}

/** What that comes to, per second of the whole marketplace. */
export interface Load {
  readonly places: number
  readonly triggers: number
  readonly commits: number
  /** Frames written to sockets: of boards, of merchants, of single orders. */
  readonly deliveries: number
  /** Frames one open board is sent. */
  readonly perBoard: number
  /** Reads of the feed by nodes that have a follower and did not write it themselves. */
  readonly reads: (nodes: number) => number
  /** Topics somebody follows. */
  readonly topics: number
}

export function loadOf(of: World): Load {
  const { sessions } = of
  const places = of.ordersPerSecond
  const triggers = places * of.triggersPerOrder
  const commits = places + triggers
  const perBoard = commits * of.boardShare
  const boards = sessions * of.boards
  const perMerchant = (sessions * of.atMerchants) / of.merchants
  const ofMerchants = (places * of.merchantsPerOrder + triggers) * perMerchant
  const onOrders = sessions * (1 - of.boards - of.atMerchants)
  // A single order is followed by who just placed it, and has most of its life ahead.
  const ofOrders = Math.min(triggers, (onOrders * of.triggersPerOrder) / 600)
  return {
    places,
    triggers,
    commits,
    deliveries: boards * perBoard + ofMerchants + ofOrders,
    perBoard,
    reads: (nodes) => {
      const elsewhere = (nodes - 1) / nodes
      const boardNodes = Math.min(nodes, boards)
      return (commits * of.boardShare * boardNodes + (ofMerchants + ofOrders)) * elsewhere
    },
    topics: Math.min(of.merchants, sessions * of.atMerchants) + onOrders,
  }
}
