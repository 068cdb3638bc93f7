import { expect, test } from 'vitest'
import { aSouk } from '../testing/souk.ts'
import { exportProcess } from './export-process.ts'
import { bindName, importProcess } from './processes.ts'

const how = { compatible: true, activate: true, dryRun: false }

test.each([
  ['xml', 'application/xml', 'Prepaid01.xml', '<process name="Prepaid01" main="true">'],
  ['xstate', 'application/json', 'Prepaid01.json', '"id": "Prepaid01"'],
  ['mermaid', 'text/plain', 'Prepaid01.mmd', 'stateDiagram-v2'],
  ['svg', 'image/svg+xml', 'Prepaid01.svg', '<svg xmlns='],
] as const)('the active version of a name is exported as %s', async (...expected) => {
  const [format, mediaType, file, part] = expected
  const { orders } = await aSouk()
  const exported = await exportProcess(orders, { name: 'Prepaid01', format })
  expect(exported).toMatchObject({ name: 'Prepaid01', version: 1, side: 'marketplace', format, file, mediaType })
  expect(exported.content).toContain(part)
})

test.each(['xml', 'xstate'] as const)(
  'what is exported as %s is imported again as the next version of the same',
  async (format) => {
    const { orders, setup } = await aSouk()
    const first = await exportProcess(orders, { name: 'MainMerchantStateMachine', format })
    const files = [{ path: first.file, content: first.content }]
    const { process } = await importProcess(setup, { files, main: first.file, ...how })
    const again = await exportProcess(orders, { name: 'MainMerchantStateMachine', format })
    expect([process?.version, again.version]).toEqual([2, 2])
    expect(again.content).toBe(first.content)
  },
)

test('a picture shows what nothing is bound to, until something is', async () => {
  const { orders, setup } = await aSouk()
  const content = `<statemachine xmlns="spryker:oms-01"><process name="P" main="true"><states><state name="new"/><state name="sent"/></states>
    <transitions><transition><source>new</source><target>sent</target><event>send</event></transition></transitions>
    <events><event name="send" manual="true" command="Mail/Send"/></events></process></statemachine>`
  await importProcess(setup, { files: [{ path: 'P.xml', content }], main: 'P.xml', ...how })
  const picture = async () => (await exportProcess(orders, { name: 'P', format: 'svg' })).content
  expect(await picture()).toContain('(not bound)')
  await bindName(setup, { kind: 'command', name: 'Mail/Send', binding: { kind: 'noop' } })
  expect(await picture()).toContain('(does nothing)')
})

test('what is too large to draw is refused, and exported otherwise', async () => {
  const { orders, setup } = await aSouk()
  const states = Array.from(
    { length: 121 },
    (_, index) => [`s${index}`, { on: { go: `s${(index + 1) % 121}` } }] as const,
  )
  const content = JSON.stringify({ id: 'Long', initial: 's0', states: Object.fromEntries(states) })
  await importProcess(setup, { files: [{ path: 'Long.json', content }], main: 'Long.json', ...how })
  const refused = { code: 'process.too-large-to-draw', details: { name: 'Long', states: 121, most: 120 } }
  await expect(exportProcess(orders, { name: 'Long', format: 'svg' })).rejects.toMatchObject(refused)
  expect((await exportProcess(orders, { name: 'Long', format: 'mermaid' })).content).toContain('s120')
})

test('an unknown process is refused', async () => {
  const { orders } = await aSouk()
  await expect(exportProcess(orders, { name: 'Nobody', format: 'xml' })).rejects.toMatchObject({
    code: 'process.not-found',
  })
})
