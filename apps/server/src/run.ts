import { keptSecret } from '@souk/adapters/secrets/kept-secret'
import { claimDataDir } from '@souk/postgres/embedded/claim'
import { startPostgres } from '@souk/postgres/embedded/server'
import { inTurn } from '@souk/postgres/migrate/in-turn'
import { migrate } from '@souk/postgres/migrate/migrate'
import { requireOwnSession, requirePreparing } from '@souk/postgres/migrate/poolers'
import { compose } from './compose.ts'
import type { Config } from './config.ts'
import { demoTraffic } from './demo/traffic.ts'
import { greeting } from './greeting.ts'
import { serve } from './serve.ts'
import { serverLog } from './server-log.ts'
import { secretsFor, setUp } from './set-up.ts'
import { stopSignal } from './stop-signal.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Runs the product, or a node of it, until it is asked to stop; answers the exit code. Throws `Unusable`. */
export async function run(config: Config): Promise<number> {
  let isServing = false
  // A node that starts may wait long for its turn, and holds nothing but what ends with its sessions.
  const { signal, stopped } = stopSignal(() => isServing || config.databaseUrl === undefined)
  await using held = new AsyncDisposableStack()
  held.use(await claimDataDir(config.dataDir))
  const databaseUrl = config.databaseUrl ?? held.use(await startPostgres({ dataDir: config.dataDir, log: say })).url
  const directUrl = config.directUrl ?? databaseUrl
  await requireOwnSession(directUrl)
  if (databaseUrl !== directUrl) await requirePreparing(databaseUrl)
  await migrate(directUrl)
  const { composed, demo } = await inTurn(directUrl, async (session) => {
    const secrets = secretsFor(config, session)
    const secret = config.secret ?? (await keptSecret(secrets))
    const product = held.use(
      await compose({ config, databaseUrl, directUrl, secret, report: serverLog(config.dataDir) }),
    )
    return { composed: product, demo: await setUp(product, config, { secrets, say }) }
  })
  const serving = await serve(composed, config)
  isServing = true
  const traffic = config.demo
    ? demoTraffic(composed, { perMinute: config.demoRate, report: (error) => composed.report('demo', error) }, signal)
    : Promise.resolve()
  say(greeting({ url: config.url, demo, firstRunToken: await composed.services.firstRunToken() }))
  await stopped
  say('Stopping …')
  await serving.stop()
  await traffic
  return 0
}
