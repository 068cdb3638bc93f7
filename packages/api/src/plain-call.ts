import { callTRPCProcedure, getErrorShape, getTRPCErrorFromUnknown, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { Context } from './context.ts'
import { appRouter } from './router.ts'

/** A call that is alone in its request: no batch, no stream, no subscription. */
export interface PlainCall {
  readonly path: string
  readonly type: 'query' | 'mutation'
  /** JSON as it came; empty where there is none. */
  readonly input: string
}

export interface PlainAnswer {
  readonly status: number
  /** JSON. */
  readonly body: string
}

export interface PlainOptions {
  readonly context: () => Promise<Context>
  readonly onError: (error: TRPCError) => void
}

/**
 * Answers as tRPC's HTTP adapters do, byte for byte, without the `Request`, `Response`, `Headers` and signals that they
 * make for each call: those cost more than most calls. Every adapter of tRPC hands such a call on like this.
 */
export async function answerTo(call: PlainCall, { context, onError }: PlainOptions): Promise<PlainAnswer> {
  const { path, type } = call
  const input = inputOf(call)
  let ctx: Context | undefined
  try {
    ctx = await context()
    const asked = { router: appRouter, path, type, ctx, getRawInput: input.read, signal: undefined, batchIndex: 0 }
    const data: unknown = await callTRPCProcedure(asked)
    return { status: 200, body: JSON.stringify({ result: { data } }) }
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause)
    onError(error)
    const shape = getErrorShape({ config: appRouter._def._config, error, path, type, ctx, input: input.value() })
    return { status: getHTTPStatusCodeFromError(error), body: JSON.stringify({ error: shape }) }
  }
}

/** Parsed when a procedure asks, so that who may not call learns that first. */
function inputOf({ input }: PlainCall) {
  let value: unknown
  let isRead = false
  const read = async (): Promise<unknown> => {
    if (!isRead && input) value = parsed(input)
    isRead = true
    return value
  }
  return { read, value: () => value }
}

function parsed(input: string): unknown {
  try {
    return JSON.parse(input)
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: (cause as Error).message, cause })
  }
}
