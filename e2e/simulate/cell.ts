import { quantile } from '../bench/figures.ts'
import { seeded } from '../live/seeded.ts'
import { shares } from './bench-machine.ts'
import { createClock } from './clock.ts'
import type { Costs, WriteCost } from './costs.ts'
import { createDisk } from './disk.ts'
import { createLanes } from './lanes.ts'
import type { Plan } from './plan.ts'
import { createStation } from './station.ts'
import { loadOf } from './world.ts'
import type { World } from './world.ts'

const SECONDS = 6
/** A cell of more nodes than this is thinned: fewer nodes before fewer cores, each as busy. */
const MOST_NODES = 6

/** Milliseconds. */
export interface Latency {
  readonly p50: number
  readonly p99: number
}

export interface CellOutcome {
  /** From a call until it is answered. */
  readonly write: Latency
  /** From a commit until the last follower has it, of the same node where there is but one. */
  readonly delivery: Latency
  /** Of all its cores' time. */
  readonly nodesBusy: number
  readonly databaseBusy: number
}

/** One cell of a marketplace that is made of cells alike: a database, the nodes that write to it, and its share of followers. */
interface Cell {
  readonly nodes: number
  readonly databaseCores: number
  /** A second. */
  readonly places: number
  readonly triggers: number
  readonly reads: number
  /** Deliveries by one read. */
  readonly fanOut: number
}

export function cellOf(world: World, plan: Plan): Cell {
  const load = loadOf(world)
  const all = Math.max(1, Math.round(plan.nodes / plan.databases))
  const nodes = Math.min(all, MOST_NODES)
  const share = nodes / all / plan.databases
  const reads = load.reads(plan.nodes)
  return {
    nodes,
    databaseCores: Math.max(1, Math.round(plan.databaseCores * share)),
    places: load.places * share,
    triggers: load.triggers * share,
    reads: reads * share,
    fanOut: load.deliveries / Math.max(1, reads, load.commits),
  }
}

const latency = (found: readonly number[]): Latency => ({ p50: quantile(found, 0.5), p99: quantile(found, 0.99) })

/** Runs a cell for some seconds of its own time, arrivals and costs by chance from a seed. */
export function runCell(cell: Cell, costs: Costs, seed = 1): CellOutcome {
  const random = seeded(seed)
  const clock = createClock()
  const exponential = (mean: number): number => -Math.log(1 - random()) * mean
  /** Mostly alike, sometimes much longer. */
  const about = (ms: number): number => ms * 0.6 + exponential(ms * 0.4)
  const database = createStation(clock, cell.databaseCores)
  const flush = createDisk(clock, costs.diskFlushMs)
  const lanesFor = (cost: WriteCost) => {
    const { batch, each } = shares(cost)
    return createLanes({
      most: 32,
      commit: (size, written, done) =>
        database.serve(about(batch + size * each), () => {
          written()
          flush(done)
        }),
    })
  }
  const nodes = Array.from({ length: cell.nodes }, () => ({
    thread: createStation(clock, 1),
    place: lanesFor(costs.place),
    trigger: lanesFor(costs.trigger),
  }))
  const anyNode = () => nodes[Math.floor(random() * nodes.length)]
  const writes: number[] = []
  const deliveries: number[] = []

  function deliver(node: ReturnType<typeof anyNode>, since: number): void {
    node?.thread.serve(costs.frameMs + cell.fanOut * costs.deliverMs, () => deliveries.push(clock.now - since))
  }
  /** Another node hears of it, and reads it. */
  function hint(since: number): void {
    clock.after(random() * costs.coalesceMs + costs.hintMs, () => {
      const node = anyNode()
      node?.thread.serve(about(costs.read.node), () =>
        database.serve(about(costs.read.postgres), () => deliver(node, since)),
      )
    })
  }
  const readsPerCommit = cell.reads / (cell.places + cell.triggers)
  function spread(node: ReturnType<typeof anyNode>): void {
    if (readsPerCommit === 0) return deliver(node, clock.now)
    const whole = Math.floor(readsPerCommit)
    const count = whole + Number(random() < readsPerCommit - whole)
    for (let nth = 0; nth < count; nth++) hint(clock.now)
  }
  function arrivals(perSecond: number, kind: 'place' | 'trigger'): void {
    const cost = costs[kind]
    const arrive = (): void => {
      clock.after(exponential(1000 / perSecond), arrive)
      const began = clock.now
      const node = anyNode()
      node?.thread.serve(about(cost.node * 0.7), () =>
        node[kind](() => {
          spread(node)
          node.thread.serve(about(cost.node * 0.3), () => writes.push(clock.now - began))
        }),
      )
    }
    clock.after(exponential(1000 / perSecond), arrive)
  }
  arrivals(cell.places, 'place')
  arrivals(cell.triggers, 'trigger')
  clock.runUntil(SECONDS * 1000)
  const time = SECONDS * 1000
  return {
    write: latency(writes),
    delivery: latency(deliveries),
    nodesBusy: nodes.reduce((sum, { thread }) => sum + thread.busy, 0) / (time * cell.nodes),
    databaseBusy: database.busy / (time * cell.databaseCores),
  }
}
