import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The real server, where this machine has one. */
export const natsProgram = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'nats-server'))
  .find((path) => existsSync(path))

/** Resolves once it takes clients. */
export async function startNatsProgram(program: string, port: number, host = '127.0.0.1'): Promise<AsyncDisposable> {
  const child = spawn(program, ['-a', host, '-p', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  await new Promise<void>((resolve) =>
    child.stderr.on('data', (text) => {
      if (String(text).includes('Server is ready')) resolve()
    }),
  )
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
