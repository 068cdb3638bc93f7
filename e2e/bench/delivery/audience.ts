import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { FromClients, FromServer, Laps, Side, ToClients, ToServer, Weight } from './wire.ts'

/** What a run came to. */
export interface Delivered {
  /** Microseconds of the server's CPU for each event of each subscriber. */
  readonly cpu: number
  /** Milliseconds from when each lap began until the last subscriber had all of it. */
  readonly times: readonly number[]
}

/** A server of one side in a process of its own, and its subscribers in another. */
export interface Audience extends AsyncDisposable {
  run(laps: Laps): Promise<Delivered>
  weigh(): Promise<Weight>
  /** More subscribers. */
  join(subscribers: number): Promise<void>
  /** One subscriber more, who never reads; `resume` takes it away. */
  stall(): Promise<void>
  resume(): void
}

interface Wanted {
  readonly topics?: number
  readonly subscribers: number
  /** Of the server's Node. */
  readonly flags?: readonly string[]
}

const program = (name: string, args: readonly string[], flags: readonly string[]) =>
  fork(join(import.meta.dirname, name), args, { execArgv: [...flags] })

/** The next message of a kind; rejects when the process ends before. */
function hears<Message extends { kind: string }, Kind extends Message['kind']>(child: ChildProcess, kind: Kind) {
  const { promise, resolve, reject } = Promise.withResolvers<Extract<Message, { kind: Kind }>>()
  const onMessage = (message: Message) => {
    if (message.kind === kind) resolve(message as Extract<Message, { kind: Kind }>)
  }
  const onExit = () => reject(new Error(`a process ended before it said "${kind}"`))
  child.on('message', onMessage).on('exit', onExit)
  return promise.finally(() => child.off('message', onMessage).off('exit', onExit))
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit')
}

/** Connects them all before it resolves. */
export async function openAudience(side: Side, { topics = 1, subscribers, flags = [] }: Wanted): Promise<Audience> {
  const [server, clients] = [
    program('server.ts', [side, String(topics)], ['--expose-gc', ...flags]),
    program('clients.ts', [], []),
  ]
  const ask = (message: ToServer) => server.send(message)
  const say = (message: ToClients) => clients.send(message)
  const { port, seats } = await hears<FromServer, 'listening'>(server, 'listening')
  let seated = 0

  async function seat(more: number): Promise<void> {
    const all = hears<FromClients, 'connected'>(clients, 'connected')
    say({ kind: 'connect', port, seats, subscribers: more })
    await all
    seated += more
  }

  async function run(laps: Laps): Promise<Delivered> {
    const deliveries = laps.ticks * laps.eventsPerTick * (topics === 1 ? seated : 1)
    say({ kind: 'lap', events: deliveries })
    const ends: number[] = []
    const onMessage = (message: FromClients) => {
      if (message.kind !== 'delivered') return
      ends.push(message.at)
      ask({ kind: 'delivered' })
    }
    clients.on('message', onMessage)
    const done = hears<FromServer, 'done'>(server, 'done')
    ask({ kind: 'run', ...laps })
    const { cpuMicros, begun } = await done
    clients.off('message', onMessage)
    return { cpu: cpuMicros / (laps.laps * deliveries), times: begun.map((at, n) => (ends[n] ?? Number.NaN) - at) }
  }

  await seat(subscribers)
  return {
    run,
    join: seat,
    async weigh() {
      const weighed = hears<FromServer, 'weighed'>(server, 'weighed')
      ask({ kind: 'weigh' })
      return weighed
    },
    async stall() {
      const stalled = hears<FromClients, 'stalled'>(clients, 'stalled')
      const [first] = seats
      if (first) say({ kind: 'stall', port, seat: first })
      await stalled
    },
    resume: () => void say({ kind: 'resume' }),
    async [Symbol.asyncDispose]() {
      await Promise.all([server, clients].map(ended))
    },
  }
}
