import { fork, type ChildProcess } from 'node:child_process'
import { on, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { FanOutMode, FromClients, FromServer, ToClients, ToServer } from './fan-out-messages.ts'

const SUBSCRIBERS = 1000
const EVENTS = 200
const WARM_UP = 50
const REPEATS = 7

export interface Figures {
  readonly name: string
  readonly unit: string
  /** Medians over the repeats. */
  readonly baseline: number
  readonly value: number
  /** Median of the repeats' own ratios: both sides of each ran beside each other. */
  readonly ratio: number
  /** Lowest and highest of the repeats' ratios. */
  readonly spread: readonly [number, number]
  /** Highest ratio that is good enough. */
  readonly target: number
  readonly repeats: number
  readonly notes: string
}

const program = (name: string) => fork(fileURLToPath(new URL(name, import.meta.url)), { execArgv: [] })

async function ended(child: ChildProcess): Promise<void> {
  if (child.kill()) await once(child, 'exit')
}

/** The next message of a kind. */
async function hears<Message extends { kind: string }, Kind extends Message['kind']>(child: ChildProcess, kind: Kind) {
  for await (const [message] of on(child, 'message') as AsyncIterable<[Message]>) {
    if (message.kind === kind) return message as Extract<Message, { kind: Kind }>
  }
  throw new Error(`${kind} never came`)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

async function connected(server: ChildProcess, clients: ChildProcess): Promise<void> {
  const { port } = await hears<FromServer, 'listening'>(server, 'listening')
  const all = hears<FromClients, 'connected'>(clients, 'connected')
  clients.send({ kind: 'connect', port, subscribers: SUBSCRIBERS } satisfies ToClients)
  await all
  clients.on('message', ({ kind }: FromClients) => {
    if (kind === 'delivered') server.send({ kind: 'delivered' } satisfies ToServer)
  })
}

/** Server CPU per delivered message, in microseconds. */
async function measured(server: ChildProcess, mode: FanOutMode, events: number) {
  const done = hears<FromServer, 'done'>(server, 'done')
  server.send({ kind: 'run', mode, events } satisfies ToServer)
  const { cpuMicros, frameBytes } = await done
  return { micros: cpuMicros / (events * SUBSCRIBERS), frameBytes }
}

/** Both modes, in turn first. */
async function repeated(server: ChildProcess, round: number) {
  const order: FanOutMode[] = round % 2 === 0 ? ['raw', 'hub'] : ['hub', 'raw']
  const found = { raw: 0, hub: 0, frameBytes: 0 }
  for (const mode of order) {
    const { micros, frameBytes } = await measured(server, mode, EVENTS)
    found[mode] = micros
    found.frameBytes = frameBytes
  }
  return found
}

/**
 * One event to 1,000 subscribers, one event at a time: server CPU per delivery through the hub and tRPC's adapter, against
 * `ws` sending the same text to as many sockets. The server is a process of its own, so are the clients.
 */
export async function fanOut(): Promise<Figures> {
  const [server, clients] = [program('fan-out-server.ts'), program('fan-out-clients.ts')]
  try {
    await connected(server, clients)
    for (const mode of ['raw', 'hub'] as const) await measured(server, mode, WARM_UP)
    const rounds = []
    for (let round = 0; round < REPEATS; round++) rounds.push(await repeated(server, round))
    const ratios = rounds.map(({ raw, hub }) => hub / raw)
    return {
      name: `one event to ${SUBSCRIBERS} subscribers`,
      unit: 'µs of server CPU per delivery',
      baseline: median(rounds.map(({ raw }) => raw)),
      value: median(rounds.map(({ hub }) => hub)),
      ratio: median(ratios),
      spread: [Math.min(...ratios), Math.max(...ratios)],
      target: 1.15,
      repeats: REPEATS,
      notes: `baseline: ws broadcasting one ready string of the same ${rounds[0]?.frameBytes ?? 0} bytes`,
    }
  } finally {
    await Promise.all([server, clients].map(ended))
  }
}

if (import.meta.main) console.log(await fanOut())
