import { natsProgram, startNatsProgram } from '@souk/adapters/live/testing/nats-program'
import { startNatsServer } from '@souk/adapters/live/testing/nats-server'
import { freePort } from '../browser/product.ts'
import { isApart } from './apart.ts'

/** A NATS server that can be killed and started again where it was: the real one where this machine has it, else ours for tests. */
export interface Nats extends AsyncDisposable {
  readonly url: string
  kill(): Promise<void>
  start(): Promise<void>
}

export async function openNats(): Promise<Nats> {
  const port = await freePort()
  const host = isApart() ? '0.0.0.0' : '127.0.0.1'
  const launch = (): Promise<AsyncDisposable> =>
    natsProgram === undefined ? startNatsServer(port, host) : startNatsProgram(natsProgram, port, host)
  let server: AsyncDisposable | undefined = await launch()
  const kill = async (): Promise<void> => {
    const dying = server
    server = undefined
    await dying?.[Symbol.asyncDispose]()
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    kill,
    async start() {
      server ??= await launch()
    },
    [Symbol.asyncDispose]: kill,
  }
}
