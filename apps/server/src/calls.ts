import type { AnyTRPCProcedure, TRPCError } from '@trpc/server'
import { fastifyRequestHandler, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import type { FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '@souk/api/context'
import { answerTo } from '@souk/api/plain-call'
import type { PlainCall } from '@souk/api/plain-call'
import { isFault } from '@souk/api/refusal'
import type { AppRouter } from '@souk/api/router'
import { appRouter } from '@souk/api/router'
import type { ConnectionParams } from './credentials.ts'

export interface CallOptions {
  /** Of one call; `setCookies` sends cookies with the answer. */
  readonly context: (
    request: FastifyRequest,
    setCookies: (cookies: readonly string[]) => void,
    params?: ConnectionParams,
  ) => Promise<Context>
  readonly onFault: (path: string | undefined, error: unknown) => void
}

const METHODS = { query: 'GET', mutation: 'POST' } as const
/** Data needs few headers: a page's, which helmet makes anew each time, would cost a sixth of a call. */
const NO_SNIFFING = { 'x-content-type-options': 'nosniff' } as const
const ANSWER = { 'content-type': 'application/json', vary: 'trpc-accept, accept', ...NO_SNIFFING } as const
const asItIs = (payload: unknown): string => payload as string

/**
 * The router, below the prefix of `app`. A query or mutation that is alone in its request is answered by a route of its
 * own; all else is for tRPC's adapter: batches, streams, subscriptions, and what is no call of ours.
 */
export async function calls(app: FastifyInstance, options: CallOptions): Promise<void> {
  const trpcOptions = adapterOptions(options)
  app.addHook('onSend', wholeAnswer)
  // Called, not registered: bodies are read its way on our routes too.
  fastifyTRPCPlugin(app, { trpcOptions }, () => {})
  for (const { path, type } of callable()) {
    app.route({
      method: METHODS[type],
      url: `/${path}`,
      exposeHeadRoute: false,
      async handler(req, res) {
        const input = inputOf(req)
        if (input === undefined) return fastifyRequestHandler({ ...trpcOptions, req, res, path })
        const { status, body } = await answerTo({ path, type, input }, plainOptions(options, { req, res, path }))
        // Fastify would add a charset to the type of a text.
        return res.code(status).headers(ANSWER).serializer(asItIs).send(body)
      },
    })
  }
}

/** What is called, not followed. */
function callable(): Pick<PlainCall, 'path' | 'type'>[] {
  const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>)
  return procedures.flatMap(([path, { _def }]) => (_def.type === 'subscription' ? [] : [{ path, type: _def.type }]))
}

const JSON_TYPE = /^\s*application\/json\s*(;|$)/i
const INPUT_ALONE = /^[^?#]*\?input=[^&#]*$/

/** The input of a call that is alone in its request, as JSON; undefined where it may be another kind of call. */
function inputOf({ method, url, headers, body }: FastifyRequest): string | undefined {
  const { 'content-type': contentType, 'trpc-accept': wanted, accept = '' } = headers
  if (wanted !== undefined || accept.includes('jsonl')) return undefined
  if (method === 'POST') {
    if (url.includes('?') || !JSON_TYPE.test(contentType ?? '')) return undefined
    return typeof body === 'string' ? body : ''
  }
  if (contentType !== undefined && !JSON_TYPE.test(contentType)) return undefined
  if (!url.includes('?')) return ''
  return INPUT_ALONE.test(url) ? (new URLSearchParams(url.slice(url.indexOf('?'))).get('input') ?? '') : undefined
}

const cookiesTo = (res: FastifyReply) => (cookies: readonly string[]) => {
  for (const cookie of cookies) res.header('set-cookie', cookie)
}

function plainOptions(
  { context, onFault }: CallOptions,
  { req, res, path }: { readonly req: FastifyRequest; readonly res: FastifyReply; readonly path: string },
) {
  return {
    context: () => context(req, cookiesTo(res)),
    onError: (error: TRPCError) => reportBug(onFault, path, error),
  }
}

function adapterOptions({ context, onFault }: CallOptions): FastifyTRPCPluginOptions<AppRouter>['trpcOptions'] {
  return {
    router: appRouter,
    createContext: ({ req, res, info }) => context(req, cookiesTo(res), info.connectionParams),
    onError: ({ path, error }) => reportBug(onFault, path, error),
  }
}

function reportBug(onFault: CallOptions['onFault'], path: string | undefined, error: TRPCError): void {
  if (isFault(error)) onFault(path, error.cause ?? error)
}

/** tRPC's adapter answers with a `Response`, whose body would leave in chunks: one that is whole goes out whole. */
async function wholeAnswer(_: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (!(payload instanceof Response)) return payload
  const { status, headers } = payload
  if (headers.get('content-type') !== 'application/json' || headers.has('transfer-encoding')) return payload
  reply.code(status).headers({ ...Object.fromEntries(headers), ...NO_SNIFFING })
  return payload.text()
}
