import { expect, test } from 'vitest'
import { sampleProcess } from '../testing/sample.ts'
import type { Sample } from '../testing/sample.ts'
import { elementsOf } from './elements.ts'
import type { Drawn } from './elements.ts'
import { layoutOf } from './layout.ts'
import { plain } from './plain.ts'

const drawn: Drawn = {
  ...plain,
  reachOf: (command) => (command === 'Refund/Create' ? 'order' : undefined),
  isBound: (_, name) => !name.startsWith('Foreign'),
}

const drawing = (sample: Sample) => elementsOf(sampleProcess(sample), drawn)

const arrowsOf = (sample: Sample) =>
  drawing(sample)
    .arrows.slice(1)
    .map(({ from, to, label }) => [from, label.map(({ text }) => text).join(', '), to])

test('an event without a choice is an arrow with all that fires it', () => {
  const events = { pay: { manual: true, timeout: '1 hour', command: 'Refund/Create' }, check: { onEnter: true } }
  expect(
    arrowsOf({
      arrows: [
        ['new', 'paid', 'pay'],
        ['paid', 'closed', 'check'],
      ],
      events,
    }),
  ).toEqual([
    ['state new', 'pay, manually executable, timeout: 1 hour, c: Refund/Create, (by order)', 'state paid'],
    ['state paid', 'check (on enter)', 'state closed'],
  ])
})

test('an event with a choice goes through a diamond, its conditions stand behind it', () => {
  const { boxes } = drawing({
    arrows: [
      ['new', 'paid', 'pay', 'IsRich'],
      ['new', 'poor', 'pay'],
    ],
  })
  expect(boxes.filter(({ kind }) => kind === 'choice')).toHaveLength(1)
  expect(
    arrowsOf({
      arrows: [
        ['new', 'paid', 'pay', 'IsRich'],
        ['new', 'poor', 'pay'],
      ],
    }),
  ).toEqual([
    ['state new', 'pay', 'choice new → pay'],
    ['choice new → pay', 'IsRich', 'state paid'],
    ['choice new → pay', 'else', 'state poor'],
  ])
})

test('a transition without an event is marked as one that is tried again and again', () => {
  const { arrows } = drawing({ arrows: [['new', 'paid', null]] })
  expect(arrows.at(-1)).toMatchObject({ eventless: true, label: [{ text: '∞' }] })
})

test('what nothing stands behind is said where it is needed', () => {
  const events = { pay: { command: 'Foreign/Pay' } }
  const { arrows } = drawing({ arrows: [['new', 'paid', 'pay', 'Foreign/IsRich']], events })
  const unbound = arrows.flatMap(({ label }) => label).filter(({ tone }) => tone === 'unbound')
  expect(unbound.map(({ text }) => text)).toEqual(['c: Foreign/Pay (not bound)', 'Foreign/IsRich (not bound)'])
})

test('a long line is broken where it may be', () => {
  const events = { cancel: { command: 'MerchantOmsOfOurs/CancelOrderItemNow' } }
  const { arrows } = drawing({ arrows: [['new', 'gone', 'cancel']], events })
  expect(arrows.at(-1)?.label.map(({ text }) => text)).toEqual([
    'cancel',
    'c: MerchantOmsOfOurs/',
    'CancelOrderItemNow',
  ])
})

test('a state that only leads to itself is an end', () => {
  const { boxes } = drawing({
    arrows: [
      ['new', 'done', 'go'],
      ['done', 'done', 'touch'],
    ],
  })
  const ends = boxes.flatMap((box) => (box.kind === 'state' && box.terminal ? [box.state.name] : []))
  expect(ends).toEqual(['done'])
})

test('every box and arrow finds a place, and no two boxes share one', () => {
  const placed = layoutOf(
    drawing({
      arrows: [
        ['new', 'paid', 'pay', 'IsRich'],
        ['new', 'poor', 'pay'],
        ['paid', 'paid', 'note'],
        ['paid', 'closed', 'close'],
        ['paid', 'closed', null],
        ['poor', 'new', 'again'],
      ],
      states: { closed: { process: 'Closing' } },
    }),
    'reserved',
  )
  expect(placed.arrows.every(({ points }) => points.length > 1)).toBe(true)
  const touching = placed.boxes.flatMap((one, index) =>
    placed.boxes
      .slice(index + 1)
      .filter(
        (other) =>
          Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
          Math.abs(one.y - other.y) < (one.height + other.height) / 2,
      ),
  )
  expect(touching).toEqual([])
  expect(placed.clusters.map(({ name }) => name)).toEqual(['Sample01', 'Closing'])
})
