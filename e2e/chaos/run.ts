import { setTimeout as pause } from 'node:timers/promises'
import { seeded } from '../live/seeded.ts'
import { isApart } from './apart.ts'
import { faults, isOfPooler, type FaultName, type Scene } from './faults.ts'
import { isBack } from './settling.ts'
import { openStage, type Size, type Stage } from './stage.ts'
import { timeUntil } from './time-until.ts'
import { judge, type Finding } from './verdict.ts'
import { observe, type Figures } from './window.ts'

export interface ChaosOptions {
  readonly size: Size
  readonly seed: number
  /** Done one after the other. */
  readonly faults: readonly FaultName[]
  /** Until then, in milliseconds since 1970, two by chance at a time. */
  readonly mixUntil: number
  /** How long a fault lasts. */
  readonly holdMs: number
  /** Between two faults. */
  readonly calmMs: number
  /** Says what goes on. */
  readonly log: (line: string) => void
}

/** Some faults at a time, and how the marketplace fared. */
export interface Ordeal {
  readonly faults: readonly FaultName[]
  /** From their beginning until all was well again. */
  readonly during: Figures
  readonly after: Figures
  /** Milliseconds from their end until an order was placed and every follower had heard of everything until then. */
  readonly recoveredMs: number | undefined
}

export interface Outcome {
  readonly seed: number
  /** How nodes are cut off: on a switch between network namespaces, or at a proxy before each. */
  readonly links: 'namespaces' | 'proxies'
  readonly disk: 'its own' | 'the machine’s'
  readonly hints: 'PostgreSQL' | 'NATS'
  readonly subscribers: number
  readonly orders: number
  readonly acts: number
  /** Calls that were made again. */
  readonly retries: number
  /** Events that followers took in. */
  readonly applied: number
  readonly resets: number
  readonly gaps: number
  readonly doubles: number
  readonly kills: { readonly clients: number; readonly nodes: number }
  readonly before: Figures
  readonly ordeals: readonly Ordeal[]
  readonly findings: readonly Finding[]
}

const RECOVERY_MS = 60_000
/** Room for the database and a hundred thousand orders; memory is taken for what is written. */
const DISK_BYTES = 8_000_000_000

async function suffer(names: readonly FaultName[], on: { readonly scene: Scene; readonly stage: Stage }) {
  const during = observe(on.stage)
  await Promise.all(names.map((name) => faults[name](on.scene)))
  const recoveredMs = await timeUntil(isBack(on.stage), RECOVERY_MS)
  return { faults: names, recoveredMs, during: during() }
}

/** Two different ones. */
function twoOf(names: readonly FaultName[], random: () => number): FaultName[] {
  const [one, other] = names.map((name) => [random(), name] as const).toSorted(([a], [b]) => a - b)
  return [one, other].flatMap((picked) => (picked ? [picked[1]] : []))
}

function* schedule({ faults: names, mixUntil }: ChaosOptions, random: () => number): Generator<readonly FaultName[]> {
  for (const name of names) yield [name]
  while (Date.now() < mixUntil) yield twoOf(names, random)
}

/** Does faults to a marketplace in full swing, and judges what is left. */
export async function chaos(options: ChaosOptions): Promise<Outcome> {
  const { seed, size, holdMs, calmMs, log } = options
  const hasDisk = isApart() && options.faults.includes('disk')
  const overNats = options.faults.includes('nats')
  const isPooled = options.faults.some(isOfPooler)
  const random = seeded(seed)
  await using stage = await openStage({ ...size, seed, overNats, isPooled, disk: hasDisk ? DISK_BYTES : undefined })
  const { cluster, crowd, trade } = stage
  const scene: Scene = { cluster, crowd, holdMs, hasDisk, random }

  const rested = async (): Promise<Figures> => {
    const calm = observe(stage)
    await pause(calmMs)
    return calm()
  }
  const before = await rested()
  const ordeals: Ordeal[] = []
  for (const names of schedule(options, random)) {
    log(`${names.join(' and ')} …`)
    ordeals.push({ ...(await suffer(names, { scene, stage })), after: await rested() })
  }
  log('judging …')
  const findings = await judge(stage)
  const lasting = ordeals.filter(({ recoveredMs }) => recoveredMs === undefined)
  const { applied, resets, gaps, doubles } = crowd.counts
  return {
    seed,
    links: isApart() ? 'namespaces' : 'proxies',
    disk: hasDisk ? 'its own' : 'the machine’s',
    hints: overNats ? 'NATS' : 'PostgreSQL',
    subscribers: crowd.seats.length,
    orders: trade.told.size,
    acts: trade.acts,
    retries: stage.retries(),
    applied,
    resets,
    gaps,
    doubles,
    kills: { clients: crowd.kills, nodes: cluster.kills() },
    before,
    ordeals,
    findings: [
      {
        name: 'all is well again soon after each fault',
        wrong: lasting.map(({ faults: names }) => names.join(' and ')),
      },
      ...findings,
    ],
  }
}
