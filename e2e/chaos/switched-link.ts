import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { at, type Link, type MakeLink } from './link.ts'
import { shell } from './shell.ts'

const NETWORK = '10.77.0'
/** What nodes find here: the database, the hint bus. */
const OURS = `${NETWORK}.1`
const PORT = 4400

/** A process that does nothing but keep a network namespace; ends with us, whose pipe it reads. */
async function namespace(): Promise<{ readonly pid: number; close(): void }> {
  const holder = spawn('unshare', ['--net', 'cat'], { stdio: ['pipe', 'pipe', 'inherit'] })
  holder.stdin.write('there\n')
  await once(holder.stdout, 'data')
  return { pid: holder.pid ?? 0, close: () => holder.stdin.end() }
}

async function makeSwitch(): Promise<void> {
  await shell('ip link set lo up')
  await shell('ip link add souk0 type bridge')
  await shell(`ip address add ${OURS}/24 dev souk0`)
  await shell('ip link set souk0 up')
}

/** Runs that follow one another in a process share it. */
let switchMade: Promise<void> | undefined

/** One machine per node, all on one switch, in network namespaces; to be called where the program is apart. */
export async function switchedLinks(): Promise<MakeLink> {
  await (switchMade ??= makeSwitch())
  return async (node) => {
    const { pid, close } = await namespace()
    const inside = ['nsenter', `--net=/proc/${pid}/ns/net`]
    const plug = `port${node}`
    const host = `${NETWORK}.${10 + node}`
    await shell(`ip link add ${plug} type veth peer name eth0 netns ${pid}`)
    await shell(`ip link set ${plug} master souk0 up`)
    await shell([...inside, `ip address add ${host}/24 dev eth0`].join(' '))
    for (const device of ['lo', 'eth0']) await shell([...inside, `ip link set ${device} up`].join(' '))
    return {
      host,
      port: PORT,
      before: inside,
      env: { HOST: '0.0.0.0' },
      reach: async (url) => at(url, { host: OURS }),
      // The switch's end alone: at the node's, its system would know at once.
      cut: () => shell(`ip link set ${plug} down`),
      mend: () => shell(`ip link set ${plug} up`),
      async [Symbol.asyncDispose]() {
        // The system would take it away with the node's end, but in its own time.
        await shell(`ip link delete ${plug}`)
        close()
      },
    } satisfies Link
  }
}
