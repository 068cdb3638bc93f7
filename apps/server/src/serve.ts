import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Context } from '@souk/api/context'
import { liveWebSocketHandler } from '@souk/api/live/websocket'
import { isFault, toTRPCError } from '@souk/api/refusal'
import { appRouter } from '@souk/api/router'
import { liveIdentity } from '@souk/api/routers/follow'
import { CLOSE } from '@souk/contract/live'
import { amendmentTask } from '@souk/services/amendments/run-amendment'
import { issueDocuments } from '@souk/services/invoices/issue-invoices'
import { sendMail } from '@souk/services/mail/send-mail'
import type { Credentials } from '@souk/services/people/people'
import type { Composed } from './compose.ts'
import type { Config } from './config.ts'
import { credentialsOf } from './credentials.ts'
import { httpServer } from './http.ts'
import { metricsFace } from './metrics.ts'
import { allowedOrigins } from './origins.ts'
import { onPort } from './port.ts'
import { runWorker } from './workers/loop.ts'
import type { Worker } from './workers/loop.ts'
import { outsideWorker } from './workers/outside.ts'
import { tasksWorker } from './workers/tasks.ts'
import { timersWorker } from './workers/timers.ts'
import { countersWorker, upkeepWorker } from './workers/upkeep.ts'

/** What `pnpm start` builds. */
const web = join(import.meta.dirname, '../../web/dist')
/** For requests in hand to be finished. */
const FINISH_MS = 5_000

export interface Serving {
  /** A free one where 0 was asked for. */
  readonly port: number
  /** Says at once that it is not ready, hands its clients over to other nodes, finishes what is in hand, closes the rest. */
  stop(): Promise<void>
}

/** Serves the product on its port and runs its workers. Throws `Unusable` when the port cannot be had. */
export async function serve(composed: Composed, config: Config): Promise<Serving> {
  const { services, hub, pool, report } = composed
  const origins = allowedOrigins(config)
  let leaving = false
  const identify = async (
    credentials: Credentials,
  ): Promise<Pick<Context, 'services' | 'identity' | 'credentials'>> => ({
    services,
    credentials,
    identity: await services.people.identify(credentials).catch((error: unknown) => {
      throw toTRPCError(error, services.isPassing)
    }),
  })
  const app = await httpServer({
    context: async (request, setCookies, params) => ({
      ...(await identify(credentialsOf(request, params))),
      setCookies,
    }),
    origins,
    proxies: config.proxies,
    web,
    isLeaving: () => leaving,
    isReady: () =>
      pool.query('select 1').then(
        () => !leaving,
        () => false,
      ),
    onFault: (path, error) => report(path ?? 'http', error),
  })
  metricsFace(app, composed, config)
  const sockets = liveWebSocketHandler({
    server: app.server,
    router: appRouter,
    hub,
    createContext: async ({ req, res, info }) => ({
      ...(await identify(credentialsOf(req, info.connectionParams))),
      socket: res,
    }),
    identify: ({ identity }) => identity && liveIdentity(identity),
    allowedOrigins: origins,
    onError: ({ path, error }) => {
      if (isFault(error)) report(path ?? 'socket', error.cause ?? error)
    },
  })
  await onPort(config, app.listen({ host: config.host, port: config.port }))
  const stopWork = new AbortController()
  const stopDelivery = new AbortController()
  const working = workers(composed, stopWork.signal)
    .filter(({ name }) => config.workers.has(name))
    .map((worker) => runWorker(worker, report, stopWork.signal))
  const delivering = Promise.all([hub.run(stopDelivery.signal), services.presence.run(stopDelivery.signal)])
  return {
    port: (app.server.address() as AddressInfo).port,
    async stop() {
      leaving = true
      stopWork.abort()
      // Followers hear of what is still committed until they have moved on.
      await sockets.drain(config.drainMs)
      hub.close(() => true, CLOSE.restart, 'this server stops')
      const cut = setTimeout(() => app.server.closeAllConnections(), FINISH_MS)
      await app.close()
      clearTimeout(cut)
      stopDelivery.abort()
      await Promise.all([...working, delivering])
    },
  }
}

function workers({ orders, mail, caller, pool, report }: Composed, signal: AbortSignal): Worker[] {
  return [
    timersWorker(orders, report),
    outsideWorker({ deps: orders, caller, report, signal }),
    tasksWorker('amendment', amendmentTask(orders), { deps: orders, report }),
    tasksWorker('invoice', issueDocuments(orders), { deps: orders, report }),
    tasksWorker('mail', sendMail(mail), { deps: orders, report }),
    countersWorker(orders.counters),
    upkeepWorker(pool),
  ]
}
