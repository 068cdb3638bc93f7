import { expect, test } from 'vitest'
import { calibrated } from './calibrate.ts'
import { readCosts } from './costs.ts'

const figure = (what: string, value: number, baseline: number | null = null) => ({ what, value, baseline })
const machine = { cores: 2, model: 'a machine', node: 'v24.0.0' }
const figures = [
  figure('placing, on invoice, 16 in flight', 700, 600),
  figure('placing, on invoice: Node', 1, 0.2),
  figure('placing, on invoice: PostgreSQL', 1.1, 2.4),
  figure('trigger of 1 item, 16 in flight', 650, 1200),
  figure('trigger of 1 item: Node', 0.8, 0.1),
  figure('trigger of 1 item: PostgreSQL', 1.2, 1.4),
  figure('one event to 5,000 subscribers', 10, 12),
  figure('one event to 5,000 subscribers, until the last has it, p50', 55, 60),
  figure('an idle subscribed session, whatever a bare one takes', 13),
  figure('from a commit to a client at another node, p50', 7),
]

test('costs are those of the report, and what it does not measure stays', () => {
  const known = readCosts()
  const costs = calibrated(known, { machine, figures }, 0.5)
  expect(costs).toMatchObject({ diskFlushMs: 0.5, deliverMs: 0.01, sessionKb: 13, hintMs: known.hintMs })
  expect(costs.place).toEqual({ ...known.place, node: 1, rawClient: 0.2, postgresBatched: 1.1, postgresAlone: 2.4 })
  expect(costs.figures).toMatchObject({ placing: 700, rawPlacing: 600, trigger: 650, lastOf5000: 55, otherNode: 7 })
})

test('a report without a figure says which, and how to get it', () => {
  expect(() => calibrated(readCosts(), { machine, figures: figures.slice(1) }, 0.5)).toThrow(
    /no figure "placing, on invoice, 16 in flight"\. Run `pnpm bench/,
  )
})
