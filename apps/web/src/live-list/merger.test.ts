import { expect, test } from 'vitest'
import { createMerger, throttleAbove } from './merger.ts'

type Row = { readonly id: string; readonly version: number }

const merging = () => {
  const flushed: (readonly Row[])[] = []
  const frames: (() => void)[] = []
  const timers: { readonly at: number; readonly run: () => void }[] = []
  const throttled: boolean[] = []
  let time = 0
  const merger = createMerger<Row>({
    keyOf: (row) => row.id,
    versionOf: (row) => row.version,
    flush: (rows) => flushed.push(rows),
    onThrottled: (is) => throttled.push(is),
    pace: {
      frame: (run) => frames.push(run),
      later: (run, after) => timers.push({ at: time + after, run }),
      now: () => time,
    },
  })
  const frame = (): void => {
    for (const run of frames.splice(0)) run()
  }
  const until = (end: number): void => {
    const due = timers.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0]
    if (!due) {
      time = end
      return
    }
    timers.splice(timers.indexOf(due), 1)
    time = due.at
    due.run()
    until(end)
  }
  return { merger, flushed, frame, until, throttled }
}

const rush = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: `r${index}`, version: 1 }))

test('what comes within a frame is handed on once, each row in its newest version', () => {
  const { merger, flushed, frame } = merging()
  merger.add([{ id: 'a', version: 1 }])
  merger.add([
    { id: 'a', version: 3 },
    { id: 'b', version: 1 },
  ])
  merger.add([{ id: 'a', version: 2 }])
  expect(flushed).toEqual([])
  frame()
  expect(flushed).toEqual([
    [
      { id: 'a', version: 3 },
      { id: 'b', version: 1 },
    ],
  ])
})

test('an idle frame hands nothing on', () => {
  const { merger, flushed, frame } = merging()
  merger.add([{ id: 'a', version: 1 }])
  merger.drop()
  frame()
  expect(flushed).toEqual([])
})

test('a rush is told and merged twice a second, and so is its end', () => {
  const { merger, flushed, frame, until, throttled } = merging()
  merger.add(rush(throttleAbove + 1))
  expect(throttled).toEqual([true])
  frame()
  expect(flushed).toEqual([])
  until(500)
  expect(flushed).toHaveLength(1)
  until(3000)
  expect(throttled).toEqual([true, false])
  merger.add([{ id: 'a', version: 1 }])
  frame()
  expect(flushed).toHaveLength(2)
})

test('just as many as allowed are not a rush', () => {
  const { merger, flushed, frame, throttled } = merging()
  merger.add(rush(throttleAbove))
  frame()
  expect(throttled).toEqual([])
  expect(flushed).toHaveLength(1)
})
