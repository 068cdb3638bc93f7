import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Process, State } from '../model.ts'
import { filesOf } from '../read/files.ts'
import { readProcess } from '../read/read-process.ts'
import { anyModel, withoutPositions } from '../testing/any-model.ts'
import { defaultMains, defaultProcess } from '../testing/default-process.ts'
import { writeXml } from './xml.ts'

const at = { file: 'main.xml', line: 1, column: 1 }

function readBack(process: Process): unknown {
  return withoutPositions(readProcess(filesOf({ 'main.xml': writeXml(process) }), 'main.xml').process)
}

describe('writeXml', () => {
  it('writes what reads back as the same process', () => {
    fc.assert(
      fc.property(anyModel, (process) => {
        expect(readBack(process)).toEqual(withoutPositions(process))
      }),
    )
  })

  it.each(defaultMains)('writes all of %s', (file) => {
    const process = defaultProcess(file)
    expect(readBack(process)).toEqual(withoutPositions(process))
  })

  it('binds the namespace of Souk only where it is used', () => {
    const state: State = { name: 'new', reserved: false, flags: [], process: 'P', at }
    const process: Process = {
      name: 'P',
      dialect: 'oms',
      initial: 'new',
      subprocesses: ['P'],
      states: [state],
      transitions: [],
      events: [],
    }
    expect(writeXml(process)).not.toContain('urn:souk')
    expect(writeXml({ ...process, states: [{ ...state, phase: 'good' }] })).toContain('xmlns:souk="urn:souk:process-1"')
  })
})
