import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { plain } from '../draw/plain.ts'
import { anyModel } from '../testing/any-model.ts'
import { defaultMains, defaultProcess } from '../testing/default-process.ts'
import { sampleProcess } from '../testing/sample.ts'
import { writeSvg } from './svg.ts'

/** Everything written in the picture; throws unless it is well-formed XML. */
function textsOf(svg: string): string[] {
  const texts: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (text) => void texts.push(text.trim()))
  parser.write(svg).close()
  return texts
}

describe('writeSvg', () => {
  it('writes well-formed XML, whatever the names are', () => {
    fc.assert(
      fc.property(anyModel, (process) => {
        const texts = textsOf(writeSvg(process))
        for (const { name } of process.states) expect(texts).toContain(name.trim())
      }),
      { numRuns: 30 },
    )
  })

  it.each(defaultMains)('draws every state and event of %s, and refers to nothing outside', (file) => {
    const process = defaultProcess(file)
    const svg = writeSvg(process)
    const texts = textsOf(svg)
    for (const { name } of process.states) expect(texts).toContain(name)
    const said = texts.join(' ')
    for (const { name, onEnter } of process.events) expect(said).toContain(onEnter ? `${name} (on enter)` : name)
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<script|@import|url\((?!#)/)
  })

  it('draws what the legend says', () => {
    const svg = writeSvg(
      sampleProcess({
        arrows: [
          ['new', 'paid', 'pay', 'IsRich'],
          ['paid', 'sent', null],
          ['sent', 'closed', 'close'],
        ],
        states: { paid: { reserved: true }, sent: { flags: ['cancellable'], process: 'Sending' } },
        events: { pay: { onEnter: true, command: 'Pay' }, close: { manual: true, timeout: '14 days' } },
      }),
      { ...plain, isBound: (_, name) => name !== 'IsRich', reachOf: () => 'item' },
    )
    const [drawing = '', legend = ''] = svg.split(/(?=<g transform="translate\(0 )/)
    const count = (sign: string) => drawing.split(sign).length - 1
    expect(count('"arrow enter"')).toBe(2)
    expect(count('"arrow eventless"')).toBe(1)
    expect(count('class="choice"')).toBe(1)
    expect(count('class="inner"')).toBe(1)
    expect(count('class="cluster"')).toBe(2)
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(
        ['pay (on enter)', 'c: Pay (by item)', 'IsRich (not bound)', '∞', 'reserved', 'cancellable'].concat([
          'manually executable',
          'timeout: 14 days',
        ]),
      ),
    )
    expect(legend).toContain('happy path')
  })
})
