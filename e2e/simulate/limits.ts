import { shares } from './bench-machine.ts'
import type { Costs } from './costs.ts'
import { BUSY, DATABASE_CORES, planOf, work } from './plan.ts'
import { loadOf } from './world.ts'
import type { World } from './world.ts'

/** Something there is one of until it is split, and how many orders a second it carries alone. */
export interface Limit {
  readonly what: string
  readonly ordersPerSecond: number
  readonly wayOut: string
}

/** Rows a second that a browser's tab patches, throttled to two paints a second. */
const TAB_ROWS = 2_000
/** WAL a disk takes, MB a second. */
const DISK_MB = 400

/** What gives first as a marketplace like this one grows from one machine, and what to do then; the first in front. */
export function limitsOf(world: World, costs: Costs): readonly Limit[] {
  const whole = loadOf({ ...world, boardShare: 1 })
  const perOrder = (perSecond: number): number => perSecond / world.ordersPerSecond
  const { nodes } = planOf(world, costs)
  const { node, database } = work(world, costs, nodes)
  const shardLock = costs.diskFlushMs + shares(costs.trigger).batch
  const limits: Limit[] = [
    {
      what: 'one node process (one thread)',
      ordersPerSecond: (1000 * BUSY) / perOrder(node),
      wayOut: 'more nodes; sessions and writes divide evenly',
    },
    {
      what: `one database of ${DATABASE_CORES} cores`,
      ordersPerSecond: (1000 * BUSY * DATABASE_CORES) / perOrder(database),
      wayOut: 'orders by id over several clusters (Citus or one PostgreSQL each)',
    },
    {
      what: 'one open board that shows every change',
      ordersPerSecond: TAB_ROWS / perOrder(whole.perBoard),
      wayOut: 'boards of a store or a region: their shards are topics of their own',
    },
    {
      what: 'the disk that takes the WAL',
      ordersPerSecond: (DISK_MB * 1e6) / costs.bytesPerOrder,
      wayOut: 'another cluster; WAL on a disk of its own',
    },
    {
      what: 'a shard of the board: its head is locked until the commit is durable',
      ordersPerSecond: (8 * 32 * 1000) / shardLock / (1 + world.triggersPerOrder),
      wayOut: 'more shards, or one per store',
    },
    {
      what: 'hints through PostgreSQL',
      ordersPerSecond: costs.hintsPerSecond.postgres / (1 + world.triggersPerOrder),
      wayOut: 'NATS_URL; a hint may be lost, so a super-cluster needs no streams',
    },
  ]
  return limits.toSorted((one, other) => one.ordersPerSecond - other.ordersPerSecond)
}
