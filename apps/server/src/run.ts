import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { demoAccounts, endDemoAccounts } from '@souk/adapters/auth/demo-accounts'
import { secretFile } from '@souk/adapters/auth/secret'
import { claimDataDir } from '@souk/postgres/embedded/claim'
import { startPostgres } from '@souk/postgres/embedded/server'
import { maintainPartitions } from '@souk/postgres/feed/partitions'
import { migrate } from '@souk/postgres/migrate/migrate'
import { compose } from './compose.ts'
import type { Composed } from './compose.ts'
import { installDefaults } from './demo/install-defaults.ts'
import { seedDemo } from './demo/seed.ts'
import { demoTraffic } from './demo/traffic.ts'
import { serve } from './serve.ts'
import { serverLog } from './server-log.ts'
import type { Settings } from './settings.ts'
import { stopSignal } from './stop-signal.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Runs the product until it is asked to stop; answers the exit code. Throws `Unusable`. */
export async function run(settings: Settings): Promise<number> {
  const { signal, stopped } = stopSignal()
  await using held = new AsyncDisposableStack()
  held.use(await claimDataDir(settings.dataDir))
  const report = serverLog(settings.dataDir)
  const databaseUrl = settings.databaseUrl ?? held.use(await startPostgres({ dataDir: settings.dataDir, log: say })).url
  await migrate(databaseUrl)
  const firstRun = firstRunLink(settings, () => composed.people.count())
  const composed: Composed = held.use(
    await compose({
      settings,
      databaseUrl,
      secret: await secretFile(join(settings.dataDir, 'secret')),
      firstRunToken: firstRun.token,
      report,
    }),
  )
  await maintainPartitions(composed.pool, new Date())
  await prepare(composed, settings)
  const greeting = await greetingOf(composed, settings, firstRun.link)
  const serving = await serve(composed, settings, report)
  const traffic = settings.demo
    ? demoTraffic(composed, { perMinute: settings.demoRate, report: (error) => report('demo', error) }, signal)
    : Promise.resolve()
  say(greeting)
  await stopped
  say('Stopping …')
  await serving.stop()
  await traffic
  return 0
}

/** Default processes always; the demo marketplace where it is wanted and not whole yet. Without the demo nobody of it may come in. */
async function prepare(composed: Composed, settings: Settings): Promise<void> {
  await installDefaults(composed)
  if (!settings.demo) return endDemoAccounts(composed.people)
  const { orders } = await seedDemo({ ...composed, onBegin: () => say('Seeding the demo marketplace …') })
  if (orders > 0) await composed.pool.query('analyze')
}

/** The token lives as long as the process and only while nobody is there. */
function firstRunLink({ url }: Settings, people: () => Promise<number>) {
  const secret = randomBytes(24).toString('base64url')
  const token = async (): Promise<string | undefined> => ((await people()) === 0 ? secret : undefined)
  return { token, link: async () => ((await token()) === undefined ? undefined : `${url}/first-run?token=${secret}`) }
}

async function greetingOf(
  composed: Composed,
  settings: Settings,
  link: () => Promise<string | undefined>,
): Promise<string> {
  const lines = [``, `Souk is ready at ${settings.url}`]
  if (settings.demo) {
    const { merchants } = await composed.setup.marketplace.stored()
    const accounts = await demoAccounts(settings.dataDir, composed.people, merchants)
    lines.push(
      '',
      'Demo accounts:',
      ...accounts.people.map((person) => `  ${person.email}  ${person.password}  (${person.title})`),
    )
    lines.push('', `Demo API key: ${accounts.apiKey}`)
  }
  const first = await link()
  if (first) lines.push('', `Make the first operator at ${first}`)
  return [...lines, ''].join('\n')
}
