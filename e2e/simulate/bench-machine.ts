import { quantile } from '../bench/figures.ts'
import { createClock } from './clock.ts'
import type { Costs, Figures, WriteCost } from './costs.ts'
import { createDisk } from './disk.ts'
import { createLanes } from './lanes.ts'
import { createStation } from './station.ts'
import { createThread } from './thread.ts'

const IN_FLIGHT = 16
const CORES = 2
const WARM_UP_MS = 1_000
const MEASURED_MS = 5_000
/** Of a write's time in Node, before its commit. */
const BEFORE = 0.7
/** Of a transaction's time in PostgreSQL, before Node decides. */
const LOAD = 0.4

/** The machine of the benchmarks: client, server and database share its cores. */
function machine({ diskFlushMs }: Costs) {
  const clock = createClock()
  const cores = createStation(clock, CORES)
  return { clock, cores, client: createThread(cores), node: createThread(cores), flush: createDisk(clock, diskFlushMs) }
}

/** Writes a second when so many are always on their way. */
function rateOf({ clock }: Pick<ReturnType<typeof machine>, 'clock'>, write: (done: () => void) => void): number {
  let count = 0
  const again = (): void =>
    write(() => {
      if (clock.now > WARM_UP_MS) count++
      again()
    })
  for (let lane = 0; lane < IN_FLIGHT; lane++) again()
  clock.runUntil(WARM_UP_MS + MEASURED_MS)
  return (count * 1000) / MEASURED_MS
}

function rawRate(costs: Costs, { postgresAlone, rawClient }: WriteCost): number {
  const { clock, cores, client, flush } = machine(costs)
  return rateOf({ clock }, (done) => client(rawClient, () => cores.serve(postgresAlone, () => flush(done))))
}

function productRate(costs: Costs, cost: WriteCost): number {
  const { clock, cores, client, node, flush } = machine(costs)
  const { each, batch } = shares(cost)
  const before = cost.node * (1 - cost.decides) * BEFORE
  const after = cost.node * (1 - cost.decides) * (1 - BEFORE)
  const commit = createLanes({
    most: 32,
    commit(size, written, done) {
      const work = batch + size * each
      const toDisk = (): void => {
        written()
        flush(done)
      }
      if (cost.decides === 0) return cores.serve(work, toDisk)
      cores.serve(work * LOAD, () =>
        node(size * cost.node * cost.decides, () => cores.serve(work * (1 - LOAD), toDisk)),
      )
    },
  })
  return rateOf({ clock }, (done) =>
    client(cost.client / 2, () => node(before, () => commit(() => node(after, () => client(cost.client / 2, done))))),
  )
}

/** Batches as they were when the cost of a write in one was measured. */
const MEASURED_BATCH = 8

/** What PostgreSQL spends on a batch whatever its size, and on each write in it. */
export function shares({ postgresAlone, postgresBatched }: WriteCost): {
  readonly batch: number
  readonly each: number
} {
  const batch = Math.max(0, (postgresAlone - postgresBatched) / (1 - 1 / MEASURED_BATCH))
  return { batch, each: postgresAlone - batch }
}

/** Until the last of so many sockets has been written to. */
function lastOf(costs: Costs, sockets: number): number {
  const { clock, cores } = machine(costs)
  const node = createThread(cores)
  let last = 0
  node(costs.frameMs + sockets * costs.deliverMs, () => (last = clock.now))
  clock.runUntil(60_000)
  return last
}

/** From the commit on one node until a follower of another has read it; a lone hint waits for others in vain. */
function acrossNodes(costs: Costs): number {
  const { clock, cores, node } = machine(costs)
  const taken: number[] = []
  for (let nth = 0; nth < 200; nth++) {
    clock.after(nth * 100, () => {
      const began = clock.now
      clock.after(costs.coalesceMs + costs.hintMs, () =>
        node(costs.read.node, () =>
          cores.serve(costs.read.postgres, () =>
            node(costs.frameMs + costs.deliverMs, () => taken.push(clock.now - began)),
          ),
        ),
      )
    })
  }
  clock.runUntil(60_000)
  return quantile(taken, 0.5)
}

/** The figures whole runs gave, as the model has them. */
export function predicted(costs: Costs): Figures {
  return {
    placing: productRate(costs, costs.place),
    rawPlacing: rawRate(costs, costs.place),
    trigger: productRate(costs, costs.trigger),
    rawTrigger: rawRate(costs, costs.trigger),
    lastOf5000: lastOf(costs, 5_000),
    otherNode: acrossNodes(costs),
  }
}
