import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { defaultProcessRoot } from '@souk/process/defaults'
import { processWalk } from './process-walk.ts'

test('every transition of every default process is walked, and taken by orders that stay in step and come to an end', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {})
  expect(await processWalk([fileURLToPath(defaultProcessRoot)])).toBe(0)
  const lines = String(said.mock.calls[0]?.[0]).split('\n')
  expect(lines).toHaveLength(4)
  for (const line of lines) {
    expect(line).toMatch(/(\d+) of \1 paths walked, (\d+) of \2 transitions taken by orders/)
    expect(line).not.toMatch(/by no order|no way to an end|out of step/)
  }
  said.mockRestore()
})

test('a missing argument is said with the usage', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await processWalk([])).toBe(2)
  expect(said).toHaveBeenCalledWith('Usage: souk process walk [--root DIR] <file|folder…>')
  said.mockRestore()
})

test('what orders cannot do, where they are stuck and where they come out of step is said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'souk-walk-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const state = (name: string) => `<state name="${name}"/>`
  const way = (source: string, target: string, event: string) =>
    `<transition><source>${source}</source><target>${target}</target><event>${event}</event></transition>`
  const process = (name: string, states: readonly string[], rest: string) =>
    `<statemachine><process name="${name}" main="true"><states>${states.map(state).join('')}</states>${rest}</process></statemachine>`
  const order = [
    way('new', 'sent to merchant', 'split'),
    way('sent to merchant', 'shipped by merchant', 'skip'),
    way('shipped by merchant', 'closed', 'close'),
  ]
  const split = '<event name="split" onEnter="true" command="MerchantSalesOrder/CreateOrders"/>'
  const close = '<event name="close" manual="true" command="MerchantOms/CloseOrderItem"/>'
  await mkdir(join(folder, 'oms'))
  await mkdir(join(folder, 'StateMachine/Merchant'), { recursive: true })
  await writeFile(
    join(folder, 'oms/Order.xml'),
    process(
      'Order',
      ['new', 'sent to merchant', 'shipped by merchant', 'closed'],
      `<transitions>${order.join('')}</transitions><events>${split}<event name="skip" manual="true"/>${close}</events>`,
    ),
  )
  await writeFile(
    join(folder, 'StateMachine/Merchant/Shop.xml'),
    process(
      'Shop',
      ['created', 'new', 'shipped'],
      `<transitions>${way('created', 'new', 'start')}${way('new', 'shipped', 'ship')}</transitions><events><event name="start" onEnter="true"/><event name="ship" manual="true" command="MarketplaceOrder/ShipOrderItem"/></events>`,
    ),
  )
  const said = vi.spyOn(console, 'log').mockImplementation(() => {})
  expect(await processWalk([folder])).toBe(0)
  const [shop, marketplace] = String(said.mock.calls[0]?.[0]).split('\n')
  said.mockRestore()
  expect(shop).toContain('2 of 2 transitions taken by orders')
  expect(marketplace).toContain(
    '2 of 3 transitions taken by orders; by no order: shipped by merchant → closed; no way to an end for orders in: ',
  )
  expect(marketplace).toContain('; out of step: shipped by merchant / new')
})
