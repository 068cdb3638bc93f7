import { expect, test } from 'vitest'
import { exposition } from './exposition.ts'

test('a metric says what it is, then each of its values with its labels', () => {
  const faults = { name: 'faults_total', help: 'Things that went wrong.', type: 'counter' } as const
  const text = exposition([
    { ...faults, values: [{ value: 2, labels: { where: 'a "quoted\\path"\n' } }, { value: 0 }] },
    { name: 'idle', help: 'Free.', type: 'gauge', values: [] },
  ])
  expect(text).toBe(
    [
      '# HELP faults_total Things that went wrong.',
      '# TYPE faults_total counter',
      'faults_total{where="a \\"quoted\\\\path\\"\\n"} 2',
      'faults_total 0',
      '# HELP idle Free.',
      '# TYPE idle gauge',
      '',
    ].join('\n'),
  )
})
