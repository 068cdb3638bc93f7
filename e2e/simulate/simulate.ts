import { parseArgs } from 'node:util'
import { gridOf } from '../bench/table.ts'
import { predicted } from './bench-machine.ts'
import { calibrate } from './calibrate.ts'
import { cellOf, runCell } from './cell.ts'
import { readCosts } from './costs.ts'
import type { Costs, Figures } from './costs.ts'
import { limitsOf } from './limits.ts'
import { planOf } from './plan.ts'
import { aWorld, loadOf, worlds } from './world.ts'
import type { World } from './world.ts'

const digits = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en')

/** The model beside what whole runs gave on the machine its costs were measured on. */
function validation(costs: Costs): string {
  const model = predicted(costs)
  const names = Object.keys(costs.figures) as (keyof Figures)[]
  const rows = names.map((name) => {
    const [measured, said] = [costs.figures[name], model[name]]
    return [
      name,
      digits(measured),
      digits(said),
      `${said > measured ? '+' : ''}${Math.round((said / measured - 1) * 100)} %`,
    ]
  })
  return gridOf([['figure', 'measured', 'model', 'off by'], ...rows])
}

function rowOf([name, world]: readonly [string, World], costs: Costs): string[] {
  const load = loadOf(world)
  const plan = planOf(world, costs)
  const { write, delivery, nodesBusy, databaseBusy } = runCell(cellOf(world, plan), costs)
  return [
    name,
    digits(world.ordersPerSecond),
    digits(world.sessions),
    digits(load.deliveries),
    digits(plan.nodes),
    `${digits(plan.databases)} (${digits(plan.databaseCores)} cores)`,
    plan.bus,
    `${digits(plan.memoryGb)} GB`,
    `${digits(write.p50)} / ${digits(write.p99)}`,
    `${digits(delivery.p50)} / ${digits(delivery.p99)}`,
    `${Math.round(nodesBusy * 100)} / ${Math.round(databaseBusy * 100)} %`,
    `$${digits(plan.usdPerHour)}`,
  ]
}

const HEAD = [
  'world',
  'orders/s',
  'sessions',
  'deliveries/s',
  'nodes',
  'databases',
  'hints',
  'memory',
  'write p50 / p99, ms',
  'delivery p50 / p99, ms',
  'nodes / databases busy',
  'an hour',
]

/** The marginal cost of a thousand sessions, and of a thousand orders a second, in a world like this. */
function marginal(world: World, costs: Costs): string {
  const price = (over: Partial<World>): number => planOf({ ...world, ...over }, costs).usdPerHour
  const sessions = (price({ sessions: world.sessions * 1.1 }) - price({})) / (world.sessions * 0.1)
  const orders = (price({ ordersPerSecond: world.ordersPerSecond * 1.1 }) - price({})) / (world.ordersPerSecond * 0.1)
  return `1,000 sessions more: $${digits(sessions * 1000)} an hour; 1,000 orders a second more: $${digits(orders * 1000)} an hour.`
}

const number = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    orders: { ...number, default: '200' },
    sessions: { ...number, default: '20000' },
    merchants: { ...number, default: '5000' },
    'board-share': { ...number, default: '1' },
    /** That world alone; without it those we always show. */
    mine: { type: 'boolean', default: false },
    /** Takes over what `pnpm bench` measured last. */
    calibrate: { type: 'boolean', default: false },
  },
})

/** An amount above nothing, as somebody typed it. */
function amount(name: 'orders' | 'sessions' | 'merchants' | 'board-share'): number {
  const given = Number(values[name])
  if (given > 0) return given
  throw new Error(`--${name} is "${values[name]}", but must be a number above 0.`)
}

const mine = (): World =>
  aWorld({
    ordersPerSecond: amount('orders'),
    sessions: amount('sessions'),
    merchants: amount('merchants'),
    boardShare: amount('board-share'),
  })

function report(costs: Costs): string {
  const shown: readonly (readonly [string, World])[] = values.mine ? [['yours', mine()]] : Object.entries(worlds)
  const [name = '', largest = mine()] = shown.at(-1) ?? []
  const limits = limitsOf(largest, costs).map((limit) => [limit.what, digits(limit.ordersPerSecond), limit.wayOut])
  return [
    `Costs measured on ${costs.machine}.`,
    `## The model beside the machine`,
    validation(costs),
    `## Worlds`,
    gridOf([HEAD, ...shown.map((entry) => rowOf(entry, costs))]),
    `## What gives first on the way to "${name}"`,
    gridOf([['what there is one of', 'orders/s it carries', 'way out'], ...limits]),
    marginal(largest, costs),
  ].join('\n\n')
}

console.log(report(values.calibrate ? calibrate() : readCosts()))
