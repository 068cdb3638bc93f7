import { describe, expect, it } from 'vitest'
import { Fault } from './fault.ts'
import { resolveInclude, type Surroundings } from './resolve.ts'

const at = { file: 'P.xml', line: 1, column: 1 }
const listing = (paths: readonly string[]) => ({ list: () => paths })

/** The path, or the rule that refuses it. */
function resolved(value: string, surroundings: Surroundings): string {
  try {
    return resolveInclude(value, surroundings, at)
  } catch (error) {
    if (error instanceof Fault) return error.finding.rule
    throw error
  }
}

describe('an include of the OMS dialect', () => {
  const paths = [
    'oms/P.xml',
    'oms/Sub/A_B.xml',
    'oms/SubProcesses/Same.xml',
    'oms/SubProcessesFromOtherProcess/Same.xml',
    'oms/deep/Sub/Only.xml',
    'other/oms/P.xml',
    'other/oms/Only.xml',
    'shared/Elsewhere.xml',
    'shared/[x] (y)/Odd.xml',
  ]
  const find = (value: string, main = 'oms/P.xml') => resolved(value, { dialect: 'oms', main, files: listing(paths) })

  it('is found by its name in any folder below', () => {
    expect(find('Only.xml')).toBe('oms/deep/Sub/Only.xml')
    expect(find('Only.xml', 'other/oms/P.xml')).toBe('other/oms/Only.xml')
  })

  it('is found outside the oms folder only where none is inside', () => {
    expect(find('Elsewhere.xml')).toBe('shared/Elsewhere.xml')
  })

  it('has underscores where its name has blanks', () => {
    expect(find('Sub/A B.xml')).toBe('oms/Sub/A_B.xml')
  })

  it('with a folder part is in a folder whose path has that part between word boundaries', () => {
    expect(find('SubProcesses/Same.xml')).toBe('oms/SubProcesses/Same.xml')
    expect(find('deep/Sub/Only.xml')).toBe('oms/deep/Sub/Only.xml')
    expect(find('Sub/Only.xml')).toBe('oms/deep/Sub/Only.xml')
    expect(find('ub/Only.xml')).toBe('L4')
    expect(find('.*/Only.xml')).toBe('L4')
  })

  it('is refused where there is none, by case and extension too', () => {
    expect(find('None.xml')).toBe('L4')
    expect(find('only.xml')).toBe('L4')
    expect(find('Only')).toBe('L4')
  })

  it('is refused where there are several', () => {
    expect(find('Same.xml')).toBe('S7')
  })

  it.each([
    '../P.xml',
    'Sub/../P.xml',
    '/oms/P.xml',
    'http://a/P.xml',
    'file:P.xml',
    'C:/P.xml',
    'php://filter/P.xml',
    '..\\P.xml',
  ])('is refused where it leads out: %s', (value) => {
    expect(find(value)).toBe('S6')
  })
})

describe('an include of the StateMachine dialect', () => {
  const paths = ['StateMachine/M/P.xml', 'StateMachine/M/Sub/A_B.xml', 'StateMachine/N/C.xml', 'oms/C.xml']
  const find = (value: string, main = 'StateMachine/M/P.xml') =>
    resolved(value, { dialect: 'state-machine', main, files: listing(paths) })

  it('is found from the folder of the state machine, without its extension', () => {
    expect(find('Sub/A B')).toBe('StateMachine/M/Sub/A_B.xml')
    expect(find('./Sub//A_B')).toBe('StateMachine/M/Sub/A_B.xml')
    expect(find('../N/C')).toBe('StateMachine/N/C.xml')
  })

  it('is refused where there is none, by name alone and with its extension too', () => {
    expect(find('A_B')).toBe('L4')
    expect(find('Sub/A_B.xml')).toBe('L4')
  })

  it('is refused where it leads out of the folder of all state machines, or the root', () => {
    const files = listing(['Secret/C.xml'])
    expect(resolved('../../Secret/C', { dialect: 'state-machine', main: 'a/M/P.xml', files })).toBe('S6')
    expect(find('../../oms/C')).toBe('S6')
    expect(find('../../../C')).toBe('S6')
    expect(find('../C', 'P.xml')).toBe('S6')
    expect(find('/C')).toBe('S6')
    expect(find('https://a/C')).toBe('S6')
  })
})
