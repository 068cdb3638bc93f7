import { existsSync } from 'node:fs'
import { STATUS_CODES } from 'node:http'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import fastify from 'fastify'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { uncalled } from '@souk/api/refusal'
import { calls } from './calls.ts'
import type { CallOptions } from './calls.ts'
import { credentialsOf } from './credentials.ts'
import { invoiceFiles } from './invoice-files.ts'
import { isOwnOrigin } from './origins.ts'
import { signInLimit } from './sign-in-limit.ts'

export interface HttpOptions extends CallOptions {
  readonly origins: readonly string[]
  /** Whose word on who calls is taken. */
  readonly proxies: readonly string[]
  /** Folder of the built SPA. */
  readonly web: string
  readonly isReady: () => Promise<boolean>
  /** Callers are to come back by a new connection, which a balancer takes to another node. */
  readonly isLeaving: () => boolean
}

/** Process files come in one request. */
const MOST_BODY_BYTES = 4 * 1024 * 1024
const CONTENT_SECURITY_POLICY = {
  directives: {
    defaultSrc: ["'self'"],
    connectSrc: ["'self'", 'ws:', 'wss:'],
    imgSrc: ["'self'", 'data:', 'https:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    upgradeInsecureRequests: null,
  },
}

/** The HTTP face: tRPC at `/trpc`, health, files, and the screens. WebSockets are attached to its server beside it. */
export async function httpServer(options: HttpOptions): Promise<FastifyInstance> {
  const unread = unreadBy(options)
  const app = fastify({
    bodyLimit: MOST_BODY_BYTES,
    frameworkErrors: (error, _, reply) => unread(error, reply),
    routerOptions: { maxParamLength: 5_000 },
    forceCloseConnections: 'idle',
    trustProxy: [...options.proxies],
  })
  // Before helmet, which looks at routes as they come.
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/trpc')) Object.assign(route, { helmet: false })
  })
  app.addHook('onRequest', async (_, reply) => {
    if (options.isLeaving()) reply.header('connection', 'close')
  })
  app.setErrorHandler((error: FastifyError, _, reply) => unread(error, reply))
  await app.register(helmet, { contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: false })
  health(app, options.isReady)
  // A cookie travels by itself; only pages of our own may write with it.
  app.addHook('onRequest', async (request, reply) => {
    const writes = request.method !== 'GET' && request.method !== 'HEAD'
    if (!writes || !credentialsOf(request).cookie || isOwnOrigin(request, options.origins)) return
    await reply.code(403).send({ error: 'This origin may not write here.' })
  })
  app.addHook('preHandler', signInLimit())
  await app.register((scope) => calls(scope, options), { prefix: '/trpc' })
  invoiceFiles(app, options)
  await screens(app, options.web)
  return app
}

/** What is wrong with a request before a procedure hears of it is answered as tRPC would. */
function unreadBy({ onFault }: Pick<CallOptions, 'onFault'>) {
  return (error: FastifyError | TRPCError, reply: FastifyReply): void => {
    const httpStatus = error instanceof TRPCError ? getHTTPStatusCodeFromError(error) : (error.statusCode ?? 500)
    if (httpStatus >= 500) onFault('http', error)
    const message = STATUS_CODES[httpStatus] ?? 'Unreadable'
    void reply
      .code(httpStatus)
      .send({ error: { message, code: -32_600, data: { httpStatus, refused: uncalled(message) } } })
  }
}

function health(app: FastifyInstance, isReady: () => Promise<boolean>): void {
  app.get('/health/live', () => ({ ok: true }))
  app.get('/health/ready', async (_, reply) => {
    const ok = await isReady()
    await reply.code(ok ? 200 : 503).send({ ok })
  })
}

/** The SPA: files by name, every other address is a screen of its own. */
async function screens(app: FastifyInstance, web: string): Promise<void> {
  if (!existsSync(web)) return
  await app.register(fastifyStatic, {
    root: web,
    wildcard: true,
    maxAge: '1y',
    immutable: true,
    index: false,
    serve: true,
  })
  const page = (reply: { sendFile(name: string, options: object): unknown }): unknown =>
    reply.sendFile('index.html', { maxAge: 0, immutable: false })
  app.get('/', (_, reply) => page(reply))
  app.setNotFoundHandler((request, reply) => {
    const isScreen =
      request.method === 'GET' && !request.url.startsWith('/trpc') && !/\.\w+$/.test(request.url.split('?')[0] ?? '')
    if (isScreen) return page(reply)
    return reply.code(404).send({ error: 'Nothing here.' })
  })
}
