import {
  activateProcess,
  bindName,
  exportProcess,
  getProcess,
  importProcess,
  migrateProcess,
  processesLive,
  simulateProcess,
} from '@souk/contract/processes'
import type { Builtins, ExportedProcess, ProcessesSnapshot, SimulatedProcess } from '@souk/contract/processes'
import type { Side } from '@souk/domain/marketplace'
import type { BoardFrame } from '@souk/domain/order/frames'
import { migrateProcess as migrate } from '@souk/services/orders/migrate-process'
import { resumeOrders } from '@souk/services/orders/resume-orders'
import type { Identity } from '@souk/services/people/people'
import { exportProcess as exported } from '@souk/services/setup/export-process'
import * as processes from '@souk/services/setup/processes'
import { processNotFound } from '@souk/services/setup/refusals'
import type { ProcessQuery } from '@souk/services/setup/refusals'
import { simulateProcess as simulate } from '@souk/services/setup/simulate-process'
import { boardAddress } from '../live/channel-address.ts'
import { roleOf } from '../permissions.ts'
import { procedure, router } from '../trpc.ts'
import { followChannel } from './follow.ts'

/** Merchants see merchant processes alone: another is as if it were not there. */
function shownTo<Shown extends Sided>(identity: Identity, process: Shown, query: ProcessQuery): Shown {
  if (roleOf(identity) !== 'merchant' || process.side === 'merchant') return process
  throw processNotFound(query)
}

interface Sided {
  readonly side: Side
}

export const processesRouter = router({
  /** Every version of every process. Merchants see merchant processes alone. */
  list: procedure.query(async ({ ctx }) => {
    const list = await processes.listProcesses(ctx.services.setup)
    return roleOf(ctx.identity) === 'merchant' ? list.filter(({ side }) => side === 'merchant') : list
  }),
  /** One version with its model, findings and sisters. Merchants read merchant processes alone. */
  get: procedure.input(getProcess).query(async ({ ctx, input }) => {
    const detail = await processes.getProcess(ctx.services.setup, input)
    return shownTo(ctx.identity, detail, input)
  }),
  /** One version as a file: XML, XState's JSON, Mermaid, or a picture in SVG. Merchants read merchant processes alone. */
  export: procedure.input(exportProcess).query(async ({ ctx, input }): Promise<ExportedProcess> => {
    const file = await exported(ctx.services.orders, input)
    return shownTo(ctx.identity, file, input)
  }),
  /**
   * Runs a draft or a version on a clock of its own, by invented acts or as recorded orders went. Nothing is stored; a
   * mutation only because drafts are too large for the address of a query.
   */
  simulate: procedure
    .input(simulateProcess)
    .mutation(({ ctx, input }): Promise<SimulatedProcess> => simulate(ctx.services.orders, input)),
  /** Reads, lints and stores process files; findings are answered, not thrown. */
  import: procedure
    .input(importProcess)
    .mutation(({ ctx, input }) => processes.importProcess(ctx.services.setup, input)),
  /** New items start with this version. */
  activate: procedure
    .input(activateProcess)
    .mutation(({ ctx, input }) => processes.activateProcess(ctx.services.setup, input.id)),
  /** Takes running items to another version; dry, it says which would go where and which would be stuck, and why. */
  migrate: procedure
    .input(migrateProcess)
    .mutation(({ ctx, input }) => migrate(ctx.services.orders, ctx.identity.actor, input)),
  /** Says what an unknown command or condition stands for; what stopped for want of it, or waits for the condition, goes on. */
  bind: procedure.input(bindName).mutation(async ({ ctx: { services, identity }, input }) => {
    await processes.bindName(services.setup, input)
    return resumeOrders(services.orders, identity.actor, input.kind === 'condition' ? input.name : undefined)
  }),
  /** Names that need or have a binding. */
  bindings: procedure.query(({ ctx }) => processes.listBindings(ctx.services.setup)),
  /** The built-in commands and conditions, to bind to. */
  builtins: procedure.query(({ ctx }): Builtins => {
    const { commands, conditions } = ctx.services.orders.registry
    return {
      commands: [...commands].map(([name, { by }]) => ({ name, by })).toSorted((a, b) => a.name.localeCompare(b.name)),
      conditions: [...conditions.keys()].toSorted(),
    }
  }),
  /** All processes with the number of items in each state; frames carry the moves since. */
  live: procedure.input(processesLive).subscription(({ ctx, input, signal }) => {
    const snapshot = async (): Promise<ProcessesSnapshot> => {
      const [list, counts] = await Promise.all([
        processes.listProcesses(ctx.services.setup),
        ctx.services.orders.counters.read({}),
      ])
      return { processes: list, counts }
    }
    return followChannel<ProcessesSnapshot, BoardFrame>({ ctx, input, signal }, boardAddress, snapshot)
  }),
})
