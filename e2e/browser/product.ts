import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The real product, started as `pnpm start` starts it. Disposing it stops it and leaves its data. */
export interface Product extends AsyncDisposable {
  readonly url: string
  readonly pid: number
  /** Everything it has printed so far. */
  readonly printed: () => string
}

export interface ProductOptions {
  readonly dataDir: string
  /** Where it is reached; this machine's loopback by default. */
  readonly host?: string
  /** A free one by default. */
  readonly port?: number
  /** Words before the program's own, such as what puts it into another namespace. */
  readonly before?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

const program = join(import.meta.dirname, '../../apps/server/src/cli/souk.ts')

/** Resolves once `/health/ready` says yes and the server has said so too; rejects with what was printed when it ends before that. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { dataDir, host = '127.0.0.1', port, before = [], env } = options
  const at = port ?? (await freePort())
  const [first, ...words] = [...before, process.execPath, program, 'start']
  const child = spawn(first, words, {
    env: { ...process.env, PORT: String(at), ...env, SOUK_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => (printed += String(chunk)))
  child.stderr.on('data', (chunk) => (printed += String(chunk)))
  const ended = once(child, 'exit')
  const url = `http://${host}:${at}`
  const stop = async () => {
    child.kill('SIGINT')
    const hard = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(hard)
  }
  const deadline = Date.now() + 180_000
  while (!(await isReady(url)) || !printed.includes('Souk is ready')) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The product ended before it was ready:\n${printed}`)
    if (Date.now() < deadline) continue
    await stop()
    throw new Error(`The product was not ready within 180 s:\n${printed}`)
  }
  return { url, pid: child.pid ?? 0, printed: () => printed, [Symbol.asyncDispose]: stop }
}

/** A new directory that the database's own user can reach too; disposing it removes it. */
export async function temporaryDataDir(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'souk-'))
  await chmod(path, 0o755)
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

async function isReady(url: string) {
  const { promise, resolve } = Promise.withResolvers<void>()
  setTimeout(resolve, 100)
  const answer = await fetch(`${url}/health/ready`).catch(() => undefined)
  await promise
  return answer?.ok === true
}

/** Below those that the system hands out by itself: who is killed and started again finds their port free. */
export async function freePort(): Promise<number> {
  const port = randomInt(10_000, 32_000)
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return freePort()
  } finally {
    server.close()
  }
  return port
}
