import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyModel } from '../testing/any-model.ts'
import { sampleProcess } from '../testing/sample.ts'
import { writeMermaid } from './mermaid.ts'

describe('writeMermaid', () => {
  it('writes states, their marks, and what every arrow takes', () => {
    const process = sampleProcess({
      arrows: [
        ['new', 'paid', 'pay', 'Is: rich'],
        ['paid', 'closed', null],
      ],
      states: { paid: { reserved: true, flags: ['cancellable'] } },
      events: { pay: { onEnter: true, manual: true, timeout: '2 hours', command: 'Pay/All' } },
    })
    expect(writeMermaid(process).split('\n')).toEqual([
      'stateDiagram-v2',
      '  direction TB',
      '  classDef reserved stroke:#1d55b3,stroke-width:2px',
      '  state "new" as s1',
      '  state "paid" as s2',
      '  s2 : reserved<br/>cancellable',
      '  class s2 reserved',
      '  state "closed" as s3',
      '  [*] --> s1',
      '  s1 --> s2 : pay (on enter)<br/>manually executable, timeout 2 hours<br/>#91;Is#58; rich#93;<br/>/ Pay/All',
      '  s2 --> s3 : #8734;',
      '  s3 --> [*]',
      '',
    ])
  })

  it('lets no name mean anything to Mermaid', () => {
    const line =
      /^ {2}(direction TB|classDef .*|class s\d+ reserved|state "[^";]*(#\d+;[^";]*)*" as s\d+|s\d+ : .*|(\[\*\]|s\d+) --> (\[\*\]|s\d+)( : .*)?)$/
    fc.assert(
      fc.property(anyModel, (process) => {
        const [head, ...rest] = writeMermaid(process).split('\n')
        expect([head, rest.pop()]).toEqual(['stateDiagram-v2', ''])
        for (const each of rest) {
          expect(each).toMatch(line)
          const [, said = ''] = each.split(' : ')
          expect(said.replaceAll('<br/>', '').replace(/#\d+;/g, '')).toMatch(/^[\p{L}\p{N} /_().,-]*$/u)
        }
      }),
    )
  })
})
