import type { ProcessMigration } from '@souk/contract/processes'
import type { Actor } from '@souk/domain/actor'
import { fateOf, migrate } from '@souk/domain/engine/migrate'
import type { Fate, Migration } from '@souk/domain/engine/migrate'
import type { Engine } from '@souk/domain/engine/registry'
import type { OrderId, ProcessId } from '@souk/domain/ids'
import type { Marketplace, RunnableProcess } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'
import { processIn } from '../setup/process-in.ts'
import { commitOf } from './commit.ts'
import { engineOf } from './deps.ts'
import type { OrderDeps } from './deps.ts'
import { eachOrder } from './each-order.ts'
import { MOST_EXAMPLES } from './process-items.ts'

export interface MigrateRequest {
  readonly from: ProcessId
  readonly to: ProcessId
  readonly map: Readonly<Record<string, string>>
  readonly reason?: string | undefined
  readonly dryRun: boolean
  readonly limit: number
  readonly cursor?: string | undefined
}

/**
 * Takes items to another version of their process, order by order, each in a transaction of its own. Whoever is stopped half-way
 * calls again: moved items run the old version no more. Refused: `process.not-found`, `process.same-version`,
 * `process.other-side`, `process.unknown-state`.
 */
export async function migrateProcess(
  deps: OrderDeps,
  actor: Actor,
  request: MigrateRequest,
): Promise<ProcessMigration> {
  const engine = await engineOf(deps, actor)
  const migration = migrationOf(request, engine.context.marketplace)
  if (request.dryRun) return foreseen(deps, migration)
  const { limit, cursor } = request
  const { orders, next } = await deps.processItems.orders(request.from, {
    limit,
    ...(cursor !== undefined && { cursor }),
  })
  const { answers, failed } = await eachOrder(orders, (order) => migrateOrder(deps, order, { migration, engine }))
  return { ...tally(answers.flat()), failed, ...(next !== undefined && { next }) }
}

function migrationOf({ from, to, map, reason }: MigrateRequest, marketplace: Marketplace): Migration {
  const [source, target] = [processIn(marketplace, { id: from }), processIn(marketplace, { id: to })]
  if (from === to) throw new Refused('process.same-version', 'from and to are the same version.', { from, to })
  if (source.side !== target.side) {
    const sentence = `${source.name} drives ${source.side} items, ${target.name} ${target.side} items.`
    throw new Refused('process.other-side', sentence, { from, to })
  }
  for (const [state, goal] of Object.entries(map)) {
    checkState(source, state)
    checkState(target, goal)
  }
  const said = `${title(source)} → ${title(target)}`
  return {
    from,
    to: target,
    map: new Map(Object.entries(map)),
    reason: reason === undefined ? said : `${said}: ${reason}`,
  }
}

const title = ({ name, version }: RunnableProcess): string => `${name} ${version}`

function checkState(process: RunnableProcess, state: string): void {
  if (process.compiled.places.has(state)) return
  const sentence = `map: ${title(process)} has no state "${state}".`
  throw new Refused('process.unknown-state', sentence, { path: 'map', process: process.id, state })
}

async function foreseen({ processItems }: OrderDeps, migration: Migration): Promise<ProcessMigration> {
  const candidates = await processItems.candidates(migration.from)
  return { ...tally(candidates.map((each) => ({ ...each, fate: fateOf(each, migration) }))), failed: [] }
}

interface Fated {
  readonly state: string
  readonly fate: Fate
  readonly items: number
  readonly examples: readonly string[]
}

type Tally = Pick<ProcessMigration, 'moves' | 'stuck'>

/** Items of one state that share their fate, together. */
function tally(all: readonly Fated[]): Tally {
  const alike = Map.groupBy(all, ({ state, fate }) => JSON.stringify([state, fate]))
  const sums = [...alike.values()].map((part) => ({
    items: part.reduce((sum, { items }) => sum + items, 0),
    examples: [...new Set(part.flatMap(({ examples }) => examples))].slice(0, MOST_EXAMPLES),
    of: part[0],
  }))
  return {
    moves: sums.flatMap(({ of, ...sum }) =>
      of?.fate.kind === 'moves' ? { state: of.state, to: of.fate.to, ...sum } : [],
    ),
    stuck: sums.flatMap(({ of, ...sum }) =>
      of?.fate.kind === 'stuck' ? { state: of.state, why: of.fate.why, ...sum } : [],
    ),
  }
}

interface Acting {
  readonly migration: Migration
  readonly engine: Engine
}

function migrateOrder(deps: OrderDeps, id: OrderId, { migration, engine }: Acting): Promise<readonly Fated[]> {
  return deps.orders.change(id, (order) => {
    const { decision, fates } = migrate(order, migration, engine)
    const told = fates.map(({ state, fate }): Fated => ({ state, fate, items: 1, examples: [order.reference] }))
    return commitOf(order, decision, { engine, answer: () => told })
  })
}
