import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { requirePort } from './port.ts'

test('a taken port is said in one sentence, a free one is left free', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const address = { host: '127.0.0.1', port: (holder.address() as AddressInfo).port }
  await expect(requirePort(address)).rejects.toThrow(`Port ${address.port} is taken.`)
  holder.close()
  await once(holder, 'close')
  await requirePort(address)
  await requirePort(address)
})

test('an address of another machine is said in one sentence', async () => {
  await expect(requirePort({ host: '192.0.2.1', port: 4400 })).rejects.toThrow(
    'HOST=192.0.2.1 is not an address of this machine.',
  )
})
