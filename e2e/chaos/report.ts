import { gridOf } from '../bench/table.ts'
import type { Outcome } from './run.ts'
import type { Figures } from './window.ts'

const HEAD = [
  'fault',
  'orders/s',
  'delivered/s',
  'p50 ms',
  'p99 ms',
  'well again after',
  'then orders/s',
  'p50 ms',
  'p99 ms',
]

/** Of what speaks against something. */
const SHOWN = 5

const whole = (value: number): string => (Number.isFinite(value) ? String(Math.round(value)) : '–')
const rates = ({ ordersPerSecond, deliveredPerSecond }: Figures): string[] => [
  whole(ordersPerSecond),
  whole(deliveredPerSecond),
]
const lags = ({ p50, p99 }: Figures): string[] => [whole(p50), whole(p99)]
const seconds = (ms: number | undefined): string => (ms === undefined ? 'NEVER' : `${(ms / 1000).toFixed(1)} s`)

/** How the marketplace fared under each fault, and right after it. */
export function tableOf({ before, ordeals }: Outcome): string {
  const calm = ['none', ...rates(before), ...lags(before), '', '', '', '']
  const hit = ordeals.map(({ faults, during, after, recoveredMs }) => [
    faults.join(' + '),
    ...rates(during),
    ...lags(during),
    seconds(recoveredMs),
    whole(after.ordersPerSecond),
    ...lags(after),
  ])
  return gridOf([HEAD, calm, ...hit])
}

/** What was done, in one sentence. */
export function summaryOf(outcome: Outcome): string {
  const { seed, links, disk, hints, subscribers, orders, acts, retries, applied, resets, kills } = outcome
  return (
    `Seed ${seed}: ${orders} orders and ${acts - orders} acts on them (${retries} calls made again), ${subscribers} subscribers who took in ` +
    `${applied} events and started over ${resets} times; ${kills.nodes} nodes killed, ${kills.clients} clients. ` +
    `Nodes behind ${links}, the database on ${disk} disk, hints over ${hints}.`
  )
}

/** A line a finding: what must be so, and what speaks against it. */
export const verdictOf = ({ findings }: Outcome): string =>
  findings
    .map(({ name, wrong }) =>
      wrong.length === 0 ? `ok     ${name}` : `WRONG  ${name}: ${wrong.slice(0, SHOWN).join(' · ')}`,
    )
    .join('\n')
