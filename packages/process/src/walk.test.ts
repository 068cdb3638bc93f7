import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from './compile.ts'
import { step } from './step.ts'
import { anyFacts, anyProcess } from './testing/any-process.ts'
import { sampleProcess } from './testing/sample.ts'
import { walk } from './walk.ts'
import type { Leg } from './walk.ts'

const walked = walk(
  compile(
    sampleProcess({
      arrows: [
        ['new', 'paid', 'pay', 'Is/Paid'],
        ['new', 'pending', 'pay'],
        ['new', 'lost', 'pay', 'Is/Late'],
        ['pending', 'new', null],
        ['paid', 'closed', 'close'],
        ['paid', 'circling', 'circle'],
        ['circling', 'round', 'circle'],
        ['round', 'circling', 'circle'],
        ['closed', 'closed', 'look'],
        ['island', 'closed', 'close'],
      ],
    }),
  ),
)
const told = (legs: readonly Leg[] | undefined) =>
  legs?.map(({ state, event, facts, transition }) => [state, event, facts, transition.target])

describe('a walk', () => {
  test('finds a shortest path for every transition, with the facts each step needs', () => {
    const loop = walked.paths.find(({ transition }) => transition.source === 'pending')
    expect(told(loop?.legs)).toEqual([
      ['new', 'pay', { 'Is/Paid': false }, 'pending'],
      ['pending', null, {}, 'new'],
    ])
  })

  test('goes on to a terminal state where there is one', () => {
    const loop = walked.paths.find(({ transition }) => transition.source === 'pending')
    expect(told(loop?.onward)).toEqual([
      ['new', 'pay', { 'Is/Paid': true }, 'paid'],
      ['paid', 'close', {}, 'closed'],
    ])
    expect(walked.paths.find(({ transition }) => transition.source === 'circling')?.onward).toBeUndefined()
  })

  test('lists what is never reached and what never ends', () => {
    expect(walked.unreachable.map(({ source, target }) => [source, target])).toEqual([
      ['new', 'lost'],
      ['island', 'closed'],
    ])
    expect(walked.unreachableStates).toEqual(['lost', 'island'])
    expect(walked.terminals).toEqual(['closed'])
    expect(walked.stuck).toEqual(['circling', 'round'])
  })
})

describe('on any process', () => {
  test('every path found can be stepped, and ends where it says', () => {
    fc.assert(
      fc.property(anyProcess, (process) => {
        const compiled = compile(process)
        const { paths, terminals } = walk(compiled)
        for (const { legs, onward = [], transition } of paths) {
          let state = process.initial
          for (const leg of [...legs, ...onward]) {
            expect(leg.state).toBe(state)
            expect(step(compiled, leg, leg.facts)).toMatchObject({ kind: 'moved', transition: leg.transition })
            state = leg.transition.target
          }
          expect(legs.at(-1)?.transition).toBe(transition)
          expect(onward.length === 0 || terminals.includes(state)).toBe(true)
        }
      }),
    )
  })

  test('a transition found unreachable is never taken', () => {
    fc.assert(
      fc.property(anyProcess, fc.array(anyFacts, { maxLength: 20 }), (process, rounds) => {
        const compiled = compile(process)
        const { unreachable } = walk(compiled)
        const states = new Set([process.initial])
        for (const facts of rounds)
          for (const { source, event = null } of process.transitions) {
            const stepped = step(compiled, { state: source, event }, facts)
            if (stepped.kind === 'stayed' || !states.has(source)) continue
            expect(unreachable).not.toContain(stepped.transition)
            states.add(stepped.to)
          }
      }),
    )
  })
})
