import { z } from 'zod'
import type { Stuck } from '@souk/domain/engine/migrate'
import type { Replayed } from '@souk/domain/engine/replay'
import type { ProcessId } from '@souk/domain/ids'
import type { Binding, Side } from '@souk/domain/marketplace'
import type { Finding, Process } from '@souk/process/model'
import type { Entry, Timeline } from '@souk/process/simulate'
import type { Format } from '@souk/process/write/write'
import type { FailedOrder, StateCounts } from './orders.ts'
import { liveInput } from './orders.ts'
import { processId, reference, storeCode, text } from './shared.ts'

/** The active version of `name`, or the one of `id`. */
export const getProcess = z.union([z.object({ id: processId }), z.object({ name: text(255) })])

/** Files as they lie in a folder; `main` names one of them, in XML or, as `.json`, a machine of XState. At most 100 files, 2 MB in all. */
export const importProcess = z.object({
  files: z
    .array(z.object({ path: text(500), content: z.string().max(1_000_000).normalize() }))
    .min(1)
    .max(100),
  main: text(500),
  /** Run in spite of the reference's known defects. */
  compatible: z.boolean().default(false),
  /** New orders start with it. */
  activate: z.boolean().default(true),
  /** Only lint; nothing is stored. */
  dryRun: z.boolean().default(false),
})

/** As `getProcess` finds it. XML and XState's JSON can be imported again. */
const format = z.enum(['xml', 'xstate', 'mermaid', 'svg']) satisfies z.ZodType<Format>
export const exportProcess = z.union([z.object({ id: processId, format }), z.object({ name: text(255), format })])

export interface ExportedProcess {
  readonly name: string
  readonly version: number
  readonly side: Side
  readonly format: Format
  /** e.g. `Prepaid01.svg`. */
  readonly file: string
  readonly mediaType: string
  readonly content: string
}

const draft = importProcess.pick({ files: true, main: true, compatible: true })
const TEN_YEARS = 10 * 366 * 86_400_000

const act = z.union([
  z.object({ event: text(255) }),
  /** Lets milliseconds pass; what is due meanwhile fires. */
  z.object({ advance: z.int().min(0).max(TEN_YEARS) }),
  z.object({ fact: text(255), value: z.boolean() }),
])

/** An invented item, and what happens to it. */
const invented = z.object({
  acts: z.array(act).max(1000),
  /** Conditions that no act sets; absent: false. */
  facts: z.record(text(255), z.boolean()).default({}),
  start: z.iso.datetime().default('1970-01-01T00:00:00Z'),
  /** Default: the process's initial state. */
  state: text(255).optional(),
  /** Whose clocks count days; default: UTC. */
  store: storeCode.optional(),
})

/** What was recorded of these orders, replayed for each of their items. */
const recorded = z.object({ orders: z.array(reference).min(1).max(20) })

/** Runs a draft, or a stored version, without storing or moving anything. */
export const simulateProcess = z.object({
  process: z.union([draft, z.object({ id: processId }), z.object({ name: text(255) })]),
  run: z.union([invented, recorded]),
})
export type SimulateProcess = z.output<typeof simulateProcess>

/** Neither timeline nor items where the draft was refused; `findings` say why. */
export interface SimulatedProcess {
  readonly findings: readonly Finding[]
  readonly timeline?: SimulatedTimeline
  readonly items?: readonly (Replayed & { readonly order: string })[]
}

export interface SimulatedTimeline extends Pick<Timeline, 'state' | 'stopped' | 'acted'> {
  readonly at: string
  readonly timers: readonly { readonly event: string; readonly dueAt: string }[]
  readonly entries: readonly SimulatedEntry[]
}

/** As the simulation notes it, its times as ISO texts. */
export type SimulatedEntry = Stamped<Entry>
type Stamped<T> = T extends unknown ? { [Key in keyof T]: T[Key] extends Date ? string : T[Key] } : never

export interface ImportedProcess {
  /** Absent when refused or dry. */
  readonly process?: ProcessSummary
  readonly findings: readonly Finding[]
  readonly unbound: readonly UnboundName[]
}

export interface UnboundName {
  readonly kind: 'command' | 'condition'
  readonly name: string
}

export const bindName = z.object({
  kind: z.enum(['command', 'condition']),
  name: text(255),
  /** Null takes the binding away. */
  binding: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('builtin'), name: text(255) }),
      /** What it is sent and how it answers: docs/webhooks.md. */
      z.object({ kind: z.literal('webhook'), url: z.url({ protocol: /^https?$/ }).max(1000) }),
      /** CEL over `order`, `item` and `merchant`, for conditions; see docs/expressions.md. */
      z.object({ kind: z.literal('expression'), source: text(2000) }),
      z.object({ kind: z.literal('noop') }),
      z.object({ kind: z.literal('always') }),
      z.object({ kind: z.literal('never') }),
    ])
    .nullable(),
})

/** What became of the orders that had stopped for want of the binding, or waited for the condition. */
export interface ResumedOrders {
  readonly resumed: number
  readonly failed: readonly FailedOrder[]
}

/** What Souk can do by itself, by name. */
export interface Builtins {
  /** By order: once for all items that go together; by item: once for each. */
  readonly commands: readonly { readonly name: string; readonly by: 'order' | 'item' }[]
  readonly conditions: readonly string[]
}

export const activateProcess = z.object({ id: processId })

/**
 * Takes running items from one version of a process to another, or to another process of the same side: to the state of the
 * same name, or where the map says. Called again with the answer's `next` until there is none; what was done is not done again.
 */
export const migrateProcess = z.object({
  from: processId,
  to: processId,
  /** State of the old version → state of the new one. A state named here gives up time-outs that the new one does not have. */
  map: z.record(text(255), text(255)).default({}),
  /** Kept in each order's timeline. */
  reason: text(500).optional(),
  /** Only says what would become of all items as they stand now. */
  dryRun: z.boolean().default(false),
  /** So many orders in this call. */
  limit: z.int().min(1).max(1000).default(200),
  cursor: z.uuid().optional(),
})

/** What became of the items of this call, or in a dry run would become of all. */
export interface ProcessMigration {
  readonly moves: readonly ItemsOf<{ readonly state: string; readonly to: string }>[]
  /** They stay as they are; see `Stuck`. */
  readonly stuck: readonly ItemsOf<{ readonly state: string; readonly why: Stuck }>[]
  readonly failed: readonly FailedOrder[]
  /** There are more orders. */
  readonly next?: string
}

/** So many items, with references of some of their orders. */
type ItemsOf<What> = What & { readonly items: number; readonly examples: readonly string[] }

export interface ProcessSummary {
  readonly id: ProcessId
  readonly name: string
  readonly version: number
  readonly side: Side
  readonly active: boolean
  readonly states: number
  readonly unbound: readonly UnboundName[]
  readonly importedAt: string
}

export interface ProcessDetail extends ProcessSummary {
  readonly process: Process
  readonly versions: readonly {
    readonly id: ProcessId
    readonly version: number
    readonly active: boolean
    readonly importedAt: string
  }[]
  readonly findings: readonly Finding[]
}

export interface BindingEntry extends UnboundName {
  readonly binding: Binding | null
  /** Process names that use it. */
  readonly usedBy: readonly string[]
}

export const processesLive = liveInput.default({})

/** All processes, and how many items stand in each of their states. */
export interface ProcessesSnapshot {
  readonly processes: readonly ProcessSummary[]
  readonly counts: StateCounts
}
