import { describe, expect, test } from 'vitest'
import { seeded } from '../live/seeded.ts'
import { predicted } from './bench-machine.ts'
import { cellOf, runCell } from './cell.ts'
import { createClock } from './clock.ts'
import { readCosts } from './costs.ts'
import type { Figures } from './costs.ts'
import { createDisk } from './disk.ts'
import { createLanes } from './lanes.ts'
import { limitsOf } from './limits.ts'
import { planOf } from './plan.ts'
import { createStation } from './station.ts'
import { aWorld, worlds } from './world.ts'

const costs = readCosts()

test('events happen in order of their time, and at one moment in the order they were asked for', () => {
  const clock = createClock()
  const seen: string[] = []
  for (const [name, at] of Object.entries({ late: 30, first: 10, second: 10, early: 5 })) {
    clock.after(at, () => seen.push(`${name} ${clock.now}`))
  }
  clock.runUntil(29)
  expect(seen).toEqual(['early 5', 'first 10', 'second 10'])
  clock.runUntil(30)
  expect(seen.at(-1)).toBe('late 30')
})

test('a station with arrivals and service by chance waits as long as queueing theory says', () => {
  const [clock, random] = [createClock(), seeded(7)]
  const station = createStation(clock, 1)
  const chance = (mean: number): number => -Math.log(1 - random()) * mean
  let [waited, served] = [0, 0]
  const arrive = (): void => {
    clock.after(chance(1 / 0.7), arrive)
    const [began, service] = [clock.now, chance(1)]
    station.serve(service, () => {
      waited += clock.now - began - service
      served++
    })
  }
  arrive()
  clock.runUntil(200_000)
  // M/M/1: ρ ÷ (μ − λ) with ρ = 0.7 and μ = 1.
  expect(waited / served).toBeCloseTo(0.7 / 0.3, 0)
  expect(station.busy / clock.now).toBeCloseTo(0.7, 1)
})

test('a disk takes all who wait with its next write', () => {
  const clock = createClock()
  const flush = createDisk(clock, 10)
  const done: number[] = []
  for (const at of [0, 1, 2]) clock.after(at, () => flush(() => done.push(clock.now)))
  clock.runUntil(100)
  expect(done).toEqual([10, 20, 20])
})

test('writes that come while a batch is written go together; a second lane opens for a full batch', () => {
  const clock = createClock()
  const begun: { readonly size: number; readonly at: number }[] = []
  const answered: number[] = []
  const write = createLanes({
    most: 4,
    commit(size, written, done) {
      begun.push({ size, at: clock.now })
      clock.after(6, written)
      clock.after(10, done)
    },
  })
  for (let nth = 0; nth < 7; nth++) write(() => answered.push(clock.now))
  clock.runUntil(100)
  expect(begun).toEqual([
    { size: 1, at: 0 },
    { size: 4, at: 0 },
    { size: 2, at: 6 },
  ])
  expect(answered).toEqual([10, 10, 10, 10, 10, 16, 16])
})

describe('the model', () => {
  const model = predicted(costs)
  test.each(Object.keys(costs.figures) as (keyof Figures)[])(
    '%s is what the machine gave, within a quarter',
    (name) => {
      expect(model[name] / costs.figures[name]).toBeGreaterThan(0.75)
      expect(model[name] / costs.figures[name]).toBeLessThan(1.25)
    },
  )

  test('finds the same for the same seed, and serves what arrives', () => {
    const marketplace = aWorld({ ordersPerSecond: 50, sessions: 2_000, merchants: 500 })
    const cell = cellOf(marketplace, planOf(marketplace, costs))
    const outcome = runCell(cell, costs)
    expect(runCell(cell, costs)).toEqual(outcome)
    expect(outcome.write.p50).toBeGreaterThan(costs.place.node)
    expect(outcome.nodesBusy).toBeLessThan(0.8)
  })

  test.each(Object.entries(worlds))('plans %s so that no core is busier than it should be', (_, one) => {
    const plan = planOf(one, costs)
    const { nodesBusy, databaseBusy } = runCell(cellOf(one, plan), costs)
    expect(nodesBusy).toBeLessThan(0.75)
    expect(databaseBusy).toBeLessThan(0.85)
  })

  test('names first what carries least', () => {
    const carried = limitsOf(aWorld({ ordersPerSecond: 200, sessions: 20_000, merchants: 5_000 }), costs).map(
      ({ ordersPerSecond }) => ordersPerSecond,
    )
    expect(carried).toEqual(carried.toSorted((one, other) => one - other))
    expect(carried.length).toBeGreaterThan(3)
  })
})
