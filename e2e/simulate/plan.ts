import { shares } from './bench-machine.ts'
import type { Costs } from './costs.ts'
import { loadOf } from './world.ts'
import type { World } from './world.ts'

/** What is bought for a marketplace. */
export interface Plan {
  readonly nodes: number
  /** PostgreSQL clusters, each with the orders of its share of ids. */
  readonly databases: number
  /** vCPUs of nodes and of databases. */
  readonly nodeCores: number
  readonly databaseCores: number
  /** Of all sessions. */
  readonly memoryGb: number
  readonly bus: 'none' | 'PostgreSQL' | 'NATS'
  readonly usdPerHour: number
}

export interface Prices {
  readonly usdPerCoreHour: number
  readonly usdPerGbHour: number
}

/** As clouds list them in 2026, roughly. */
const PRICES: Prices = { usdPerCoreHour: 0.04, usdPerGbHour: 0.005 }
/** How busy a core may be, so that queues stay short. */
export const BUSY = 0.6
export const DATABASE_CORES = 16
/** A batch at that load; larger ones cost less an order. */
const BATCH = 3
const MOST_SESSIONS_A_NODE = 20_000
/** Beyond this, more nodes only make more work. */
const MOST_NODES = 1_000_000

/** Milliseconds of CPU a second, of nodes and of databases. */
export function work(world: World, costs: Costs, nodes: number) {
  const load = loadOf(world)
  const perWrite = (cost: Costs['place']): number => shares(cost).each + shares(cost).batch / BATCH
  const reads = load.reads(nodes)
  const sweeps = (load.topics * costs.sweepMsPerTopic * 1000) / costs.sweepEveryMs
  return {
    node:
      load.places * costs.place.node +
      load.triggers * costs.trigger.node +
      reads * (costs.read.node + costs.frameMs) +
      load.deliveries * costs.deliverMs,
    database:
      load.places * perWrite(costs.place) +
      load.triggers * perWrite(costs.trigger) +
      reads * costs.read.postgres +
      sweeps,
  }
}

/** The fewest nodes that can do their work, which grows with them: more nodes read more. */
function enoughNodes(least: number, workOf: (nodes: number) => number): number {
  let nodes = Math.max(1, least)
  for (let needed = 0; needed < MOST_NODES; nodes = needed) {
    needed = Math.ceil(workOf(nodes) / (1000 * BUSY))
    if (needed <= nodes) return nodes
  }
  return Number.POSITIVE_INFINITY
}

/** As few nodes and databases as keep every core no busier than `BUSY`. */
export function planOf(world: World, costs: Costs, prices = PRICES): Plan {
  const nodes = enoughNodes(Math.ceil(world.sessions / MOST_SESSIONS_A_NODE), (count) => work(world, costs, count).node)
  const databaseCores = Math.ceil(work(world, costs, nodes).database / (1000 * BUSY))
  const databases = Math.ceil(databaseCores / DATABASE_CORES)
  const memoryGb = (world.sessions * costs.sessionKb) / 1e6 + nodes * 0.25 + databaseCores * 4
  const usdPerHour = (nodes + databaseCores) * prices.usdPerCoreHour + memoryGb * prices.usdPerGbHour
  const hints = Math.min(loadOf(world).commits, (nodes * 1000) / costs.coalesceMs)
  const bus = nodes === 1 ? 'none' : hints < costs.hintsPerSecond.postgres ? 'PostgreSQL' : 'NATS'
  return { nodes, databases, nodeCores: nodes, databaseCores, memoryGb, bus, usdPerHour }
}
