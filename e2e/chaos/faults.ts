import { statfs } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster, Node } from './cluster.ts'
import type { Crowd } from './crowd.ts'
import { loseHints } from './lost-hints.ts'
import { family, signal } from './processes.ts'
import { shell } from './shell.ts'
import { timeUntil } from './time-until.ts'

/** What faults are done to. */
export interface Scene {
  readonly cluster: Cluster
  readonly crowd: Crowd
  readonly random: () => number
  /** How long a fault lasts, in milliseconds. */
  readonly holdMs: number
  /** The database has a small disk of its own. */
  readonly hasDisk: boolean
}

/** Done, held and taken back; what follows is for the product to get over. */
export type Fault = (scene: Scene) => Promise<void>

const HOUR_MS = 3_600_000
const LOST_HINTS = 0.02
/** What the database may write between a look at its disk and the disk's end, and then no more. */
const LEFT_BYTES = 8_000_000
const SOME = 0.2
const PATIENCE_MS = 60_000

function someNode({ cluster, random }: Scene): Node {
  const node = cluster.nodes[Math.floor(random() * cluster.nodes.length)]
  if (!node) throw new Error('a cluster has nodes')
  return node
}

/** Of all hints; said as often as it takes, since the database may be away as well. */
async function lose({ adminUrl }: Cluster, share: number): Promise<void> {
  const told = await timeUntil(async () => {
    await loseHints(adminUrl, share)
    return true
  }, PATIENCE_MS)
  if (told === undefined) throw new Error('the database does not come back')
}

async function toPostgres({ cluster }: Scene, name: NodeJS.Signals): Promise<void> {
  signal([await cluster.postmaster()], name)
}

/** By the name each is asked for with, in the order they are done. */
export const faults = {
  /** kill -9 of a node, which is started again. */
  async kill(scene: Scene) {
    const node = someNode(scene)
    node.kill()
    await pause(scene.holdMs)
    await node.start()
  },
  /** Every node is stopped and started, one after the other, as for a new version. */
  async roll({ cluster }: Scene) {
    for (const node of cluster.nodes) {
      await node.stop()
      await node.start()
    }
  },
  /** PostgreSQL shuts down at once, everything committed kept, and is started again. */
  restart: (scene: Scene) => toPostgres(scene, 'SIGINT'),
  /** kill -9 of PostgreSQL's first process: recovery from its log. */
  crash: (scene: Scene) => toPostgres(scene, 'SIGKILL'),
  /** Every process of PostgreSQL stands still for a while. */
  async freeze({ cluster, holdMs }: Scene) {
    const postmaster = await cluster.postmaster()
    // First of all the one that makes others.
    signal([postmaster], 'SIGSTOP')
    const frozen = family(postmaster)
    signal(frozen, 'SIGSTOP')
    await pause(holdMs)
    // Not those it has now: it may have been killed meanwhile, and who is left frozen keeps the next one from starting.
    signal(frozen, 'SIGCONT')
  },
  /** A node's link is cut: no packet passes, to the database or to its clients, and nobody is told. */
  async link(scene: Scene) {
    const { link } = someNode(scene)
    await link.cut()
    await pause(scene.holdMs)
    await link.mend()
  },
  /** Of hints to other nodes every fiftieth is lost. */
  async hints({ cluster, holdMs }: Scene) {
    await lose(cluster, LOST_HINTS)
    await pause(holdMs)
    await lose(cluster, 0)
  },
  /** No hint arrives at all. */
  async mute({ cluster, holdMs }: Scene) {
    await lose(cluster, 1)
    await pause(holdMs)
    await lose(cluster, 0)
  },
  /** NATS is killed and started again. */
  async nats({ cluster: { nats }, holdMs }: Scene) {
    if (!nats) throw new Error('hints do not go over NATS')
    await nats.kill()
    await pause(holdMs)
    await nats.start()
  },
  /** The pooler is killed and started again. */
  async pooler({ cluster: { pooler }, holdMs }: Scene) {
    if (!pooler) throw new Error('there is no pooler')
    await pooler.kill()
    await pause(holdMs)
    await pooler.start()
  },
  /** The pooler lends nothing. */
  async pause({ cluster: { pooler }, holdMs }: Scene) {
    if (!pooler) throw new Error('there is no pooler')
    pooler.pause()
    await pause(holdMs)
    pooler.resume()
  },
  /** The database's disk is full. */
  async disk({ cluster, holdMs, hasDisk }: Scene) {
    if (!hasDisk) throw new Error('the database has no disk of its own to be filled')
    const resize = (bytes: number) => shell(`mount -o remount,size=${bytes} ${cluster.databaseDir}`)
    const { blocks, bfree, bsize } = await statfs(cluster.databaseDir)
    await resize((blocks - bfree) * bsize + LEFT_BYTES)
    await pause(holdMs)
    await resize(blocks * bsize)
  },
  /** A node's clock jumps an hour ahead, then an hour behind, then to the truth. */
  async clock(scene: Scene) {
    const node = someNode(scene)
    for (const wrongBy of [HOUR_MS, -HOUR_MS, 0]) {
      await node.setClock(wrongBy)
      if (wrongBy !== 0) await pause(scene.holdMs / 2)
    }
  },
  /** Some clients read nothing for a while. */
  async stall({ crowd, holdMs }: Scene) {
    const screens = crowd.some(SOME)
    for (const screen of screens) screen.stall()
    await pause(holdMs)
    for (const screen of screens) screen.resume()
  },
  /** Clients lose their lines, are restarted, leave, and come. */
  async clients({ crowd, holdMs }: Scene) {
    for (const shake of [crowd.cut, crowd.restart, crowd.swap]) {
      shake(SOME)
      await pause(holdMs / 3)
    }
  },
} satisfies Readonly<Record<string, Fault>>

export type FaultName = keyof typeof faults
export const isFaultName = (name: string): name is FaultName => Object.hasOwn(faults, name)
/** A fault of the PgBouncer that then stands before the database. */
export const isOfPooler = (name: FaultName): boolean => name === 'pooler' || name === 'pause'
export const faultNames = Object.keys(faults).filter(isFaultName)
