import { expect, test } from 'vitest'
import { sampleProcess } from '@souk/process/testing/sample'
import { happeningsOf } from './happenings.ts'

test('what can happen in a state is told once an event, with all it may lead to', () => {
  const process = sampleProcess({
    arrows: [
      ['new', 'paid', 'pay', 'IsRich'],
      ['new', 'poor', 'pay'],
      ['new', 'gone', null, 'IsOld'],
    ],
    events: { pay: { manual: true } },
  })
  const happenings = happeningsOf(process).get('new') ?? []
  expect(happenings.map(({ event, by, targets }) => [event?.name, by, targets])).toEqual([
    [
      'pay',
      ['operator'],
      [
        { state: 'paid', condition: 'IsRich' },
        { state: 'poor', condition: undefined },
      ],
    ],
    [undefined, [], [{ state: 'gone', condition: 'IsOld' }]],
  ])
  expect(happeningsOf(process).get('gone')).toEqual([])
})
