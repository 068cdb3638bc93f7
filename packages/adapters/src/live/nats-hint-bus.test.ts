import { expect, onTestFinished, test, vi } from 'vitest'
import type { Hint } from '@souk/services/live/hint-bus'
import { hintLineContract } from '@souk/services/live/hint-bus.contract'
import { natsHintBus } from './nats-hint-bus.ts'
import { natsProgram, startNatsProgram } from './testing/nats-program.ts'
import { startNatsServer } from './testing/nats-server.ts'

/** A server that the test's end stops. */
async function aServer(port?: number) {
  const server = await startNatsServer(port)
  onTestFinished(() => server[Symbol.asyncDispose]())
  return server
}

const portOf = (url: string): number => Number(new URL(url).port)

hintLineContract('NATS protocol', async () => {
  const server = await aServer()
  return { node: () => natsHintBus(server.url), cut: async () => server.cut() }
})

if (natsProgram !== undefined) {
  const program = natsProgram
  hintLineContract('nats-server', async () => {
    const free = await startNatsServer()
    await free[Symbol.asyncDispose]()
    let server = await startNatsProgram(program, portOf(free.url))
    onTestFinished(() => server[Symbol.asyncDispose]())
    return {
      node: () => natsHintBus(free.url),
      async cut() {
        await server[Symbol.asyncDispose]()
        server = await startNatsProgram(program, portOf(free.url))
      },
    }
  })
}

test('without a server hints are lost, and heard once there is one', async () => {
  const away = await startNatsServer()
  await away[Symbol.asyncDispose]()
  await using one = natsHintBus(away.url)
  await using other = natsHintBus(`nats://127.0.0.1:1, ${away.url}`)
  const heard: Hint[] = []
  one.listen(() => undefined)
  other.listen((hint) => heard.push(hint))
  one.hint(['lost'])
  await aServer(portOf(away.url))
  await vi.waitFor(() => {
    one.hint(['p:1'])
    expect(heard).toContainEqual(['p:1'])
  })
  expect(heard[0]).toBe('*')
  expect(heard).not.toContainEqual(['lost'])
})

test('a bus whose server is away can be disposed of', async () => {
  const bus = natsHintBus('nats://127.0.0.1:1')
  bus.listen(() => undefined)
  bus.hint(['p:1'])
  await bus[Symbol.asyncDispose]()
  expect(() => bus.hint(['p:2'])).not.toThrow()
})
