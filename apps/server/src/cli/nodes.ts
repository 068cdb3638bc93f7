import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { claimDataDir } from '@souk/postgres/embedded/claim'
import { startPostgres } from '@souk/postgres/embedded/server'
import { build } from '../build.ts'
import { configFrom } from '../config.ts'
import { startNodes } from '../nodes/start-nodes.ts'
import type { Nodes } from '../nodes/start-nodes.ts'
import { requirePort } from '../port.ts'
import { stopSignal } from '../stop-signal.ts'

const COUNT = 3
const say = (line: string): void => console.log(line)

/** `souk nodes`: three nodes behind a balancer on this machine, until Ctrl-C; Enter restarts them one after another. */
export async function nodes(): Promise<number> {
  const config = configFrom(process.env)
  const { port, databaseUrl: given } = config
  const dataDir = join(config.dataDir, 'nodes')
  await requirePort(config)
  await build()
  const { stopped } = stopSignal()
  await using held = new AsyncDisposableStack()
  await mkdir(config.dataDir, { recursive: true })
  held.use(await claimDataDir(dataDir))
  const databaseUrl = given ?? held.use(await startPostgres({ dataDir, log: say })).url
  const running = held.use(await startNodes({ count: COUNT, databaseUrl, dataDir, port, onOutput: sayOnce() }))
  say(summary(running, databaseUrl))
  restartOnEnter(running)
  await stopped
  process.stdin.destroy()
  say('Stopping …')
  return 0
}

/** Every node says the same. */
function sayOnce(): (node: string, text: string) => void {
  const said = new Set<string>()
  return (_, text) => {
    for (const line of text.split('\n')) {
      if (!said.has(line)) say(line)
      said.add(line)
    }
  }
}

function summary({ url, nodes: all }: Nodes, databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl)
  return [
    '',
    `Balancer   ${url}`,
    ...all.map((node) => `${node.name}     ${node.url}  process ${node.pid}`),
    `Database   ${host}${pathname}`,
    '',
    'Enter restarts the nodes one after another; Ctrl-C ends all.',
    '',
  ].join('\n')
}

function restartOnEnter({ restartInTurn }: Nodes): void {
  let restarting = false
  process.stdin.on('data', () => {
    if (restarting) return
    restarting = true
    say('Restarting the nodes one after another …')
    restartInTurn()
      .then(
        () => say('All nodes are back.'),
        (error: unknown) => say(String(error)),
      )
      .finally(() => (restarting = false))
  })
}
