import { SaxesParser } from 'saxes'
import { filesOf } from '@souk/process/read/files'
import { readProcess } from '@souk/process/read/read-process'
import { figureOf } from './figures.ts'
import type { Figure } from './figures.ts'
import { inTurn } from './rounds.ts'

const STATES = 300
const ROUNDS = 15
const WARM_UP_ROUNDS = 10

const lines = (length: number, line: (n: number) => string): string =>
  Array.from({ length }, (_, n) => line(n)).join('\n')

/** A happy path of 300 states; each can also be cancelled, and every tenth waits for a time-out. */
const xml = `<?xml version="1.0"?>
<statemachine xmlns="spryker:oms-01">
<process name="Long01" main="true">
<states>
${lines(STATES, (n) => `<state name="s${n}" display="oms.state.s${n}" ${n < 20 ? 'reserved="true"' : ''}/>`)}
<state name="cancelled" display="oms.state.cancelled"/>
</states>
<transitions>
${lines(STATES - 1, (n) => `<transition happy="true" condition="Payment/IsCaptured"><source>s${n}</source><target>s${n + 1}</target><event>go ${n}</event></transition>`)}
${lines(STATES - 1, (n) => `<transition><source>s${n}</source><target>cancelled</target><event>cancel</event></transition>`)}
</transitions>
<events>
${lines(STATES - 1, (n) => `<event name="go ${n}" manual="true" command="Payment/Capture" ${n % 10 === 0 ? 'timeout="2 hours"' : ''}/>`)}
<event name="cancel" manual="true"/>
</events>
</process>
</statemachine>`

function timed(times: number, act: () => unknown): number {
  const begun = performance.now()
  for (let n = 0; n < times; n++) act()
  return (performance.now() - begun) / times
}

function parse(): void {
  new SaxesParser({ xmlns: true, position: true }).write(xml).close()
}

/** A process file of 300 states, read and linted. */
export async function lint(): Promise<readonly Figure[]> {
  const files = filesOf({ 'Long01.xml': xml })
  const read = () => readProcess(files, 'Long01.xml')
  if (read().counts.states !== STATES + 1) throw new Error('the process was not read whole')
  const sides = { product: async () => timed(3, read), baseline: async () => timed(3, parse) }
  await inTurn(WARM_UP_ROUNDS, sides)
  const rounds = await inTurn(ROUNDS, sides)
  return [
    figureOf(
      rounds.map(({ product, baseline }) => ({ value: product, baseline })),
      {
        what: `a process of ${STATES} states, read and linted`,
        unit: 'ms',
        target: { of: 'value', most: 100 },
        note: 'baseline: the XML parser alone',
      },
    ),
  ]
}
