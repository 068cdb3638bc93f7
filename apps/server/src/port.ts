import { once } from 'node:events'
import { createServer } from 'node:net'
import { Unusable } from '@souk/postgres/embedded/unusable'
import type { Config } from './config.ts'

type Address = Pick<Config, 'host' | 'port'>

const sentences: Readonly<Record<string, (address: Address) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is taken. Stop what uses it, or choose another with PORT=…`,
  EACCES: ({ port }) => `Port ${port} needs rights this user does not have. Choose one above 1023 with PORT=…`,
  EADDRNOTAVAIL: ({ host }) => `HOST=${host} is not an address of this machine.`,
  ENOTFOUND: ({ host }) => `HOST=${host} is not known.`,
}

/** Awaits work that listens on an address; a fault of the address becomes `Unusable`, any other is passed on. */
export async function onPort<T>(address: Address, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const sentence = sentences[(error as NodeJS.ErrnoException).code ?? '']?.(address)
    throw sentence === undefined ? error : new Unusable(sentence)
  }
}

/** Tries whether the address can be had, before anything takes long. Throws `Unusable`. */
export async function requirePort({ host, port }: Address): Promise<void> {
  const server = createServer()
  await onPort({ host, port }, once(server.listen(port, host), 'listening'))
  server.close()
  await once(server, 'close')
}
