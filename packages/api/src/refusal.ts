import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { Refused, Unavailable } from '@souk/domain/refused'

type Code = TRPCError['code']

/** The one place where a refusal becomes a code of tRPC (and so of HTTP). */
function codeOf({ code }: Refused): Code {
  const reason = code.slice(code.indexOf('.') + 1)
  if (reason === 'not-found') return 'NOT_FOUND'
  if (reason === 'not-permitted') return 'FORBIDDEN'
  if (reason === 'too-many') return 'TOO_MANY_REQUESTS'
  if (code === 'sign-in.wrong' || code === 'sign-in.needed') return 'UNAUTHORIZED'
  if (code === 'idempotency.key-reused' || reason.startsWith('duplicate')) return 'CONFLICT'
  return 'UNPROCESSABLE_CONTENT'
}

/** By which storefronts of the reference know refusals that say no code of its by themselves. */
const GLUE_OF_REFUSAL: ReadonlyMap<string, string> = new Map([
  ['order.not-found', '801'],
  ['return.not-found', '3602'],
])

function withGlue(refused: Refused): Refused {
  const { code, message, details } = refused
  const glue = GLUE_OF_REFUSAL.get(code)
  return glue === undefined ? refused : new Refused(code, message, { ...details, glue })
}

/** What a failure looks like to tRPC, which `isPassing` may know to be over soon; a bug stays a bug. */
export function toTRPCError(cause: unknown, isPassing: (error: unknown) => boolean = () => false): TRPCError {
  if (cause instanceof TRPCError) return cause
  if (cause instanceof Refused)
    return new TRPCError({ code: codeOf(cause), message: cause.message, cause: withGlue(cause) })
  if (cause instanceof Unavailable) return new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: cause.message, cause })
  if (isPassing(cause))
    return toTRPCError(new Unavailable('Souk cannot reach its data right now. Try again.', { cause }))
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.', cause })
}

/** Frames that `ws` cannot take: their client's fault, told by the code of the close. */
const isOfFrames = (cause: Error | undefined): boolean =>
  cause !== undefined && 'code' in cause && String(cause.code).startsWith('WS_ERR_')

/**
 * What is no answer to the caller's question, but something to be looked into. A subscription that a node ends in good order is
 * unavailable without a cause.
 */
export const isFault = ({ code, cause }: TRPCError): boolean =>
  code === 'INTERNAL_SERVER_ERROR' ? !isOfFrames(cause) : code === 'SERVICE_UNAVAILABLE' && cause !== undefined

/** `items.2.quantity` as people write it: `items[2].quantity`. */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  )

type Issue = z.core.$ZodIssue

/**
 * Of an input that may have several shapes, what keeps it from the one it comes closest to; no shape, where two are as close.
 * Of a key that cannot be one, why.
 */
function closest(issue: Issue): readonly Issue[] {
  if (issue.code === 'invalid_key') return within(issue, issue.issues)
  if (issue.code !== 'invalid_union') return [issue]
  const [nearest, next] = issue.errors.toSorted((one, other) => one.length - other.length)
  if (!nearest || nearest.length === next?.length) return [issue]
  return within(issue, nearest)
}

const within = ({ path }: Issue, issues: readonly Issue[]): readonly Issue[] =>
  issues.map((inner) => ({ ...inner, path: [...path, ...inner.path] })).flatMap(closest)

const GLUE_INVALID = '901'
/** Where the reference has a code of its own for whatever is wrong with an input. */
const GLUE_OF: ReadonlyMap<string, string> = new Map([
  ['returns.create', '3601'],
  ['customerOrders.list', '802'],
])

/** The code by which storefronts of the reference know what is wrong: one that a schema names, else that of any bad input. */
function glueOf({ issues }: z.core.$ZodError, path: string): string {
  const named = issues.flatMap((issue) => (issue.code === 'custom' ? (issue.params?.['glue'] as unknown) : []))
  return named.find((glue) => typeof glue === 'string') ?? GLUE_OF.get(path) ?? GLUE_INVALID
}

export interface RefusalData {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
}

export interface RefusalShape {
  readonly message: string
  readonly refused: RefusalData | null
}

/** A call that never came to a procedure, by tRPC's or HTTP's name for it: `call.not-found`, `call.payload-too-large`. */
export const uncalled = (name: string): RefusalData => ({
  code: `call.${name.toLowerCase().replaceAll(/[_ ]/g, '-')}`,
  details: {},
})

/** What the client of the procedure at `path` reads: a refusal's code and details, or the fields an input got wrong; nothing of a bug. */
export function refusalShape(error: TRPCError, path = ''): RefusalShape {
  const { cause } = error
  if (cause instanceof Refused) return { message: cause.message, refused: { code: cause.code, details: cause.details } }
  if (cause instanceof z.core.$ZodError) {
    const issues = cause.issues
      .flatMap(closest)
      .map((issue) => ({ path: pathText(issue.path), message: issue.message }))
    const message = issues.map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message)).join('; ')
    return { message, refused: { code: 'input.invalid', details: { glue: glueOf(cause, path), issues } } }
  }
  if (error.code === 'INTERNAL_SERVER_ERROR') return { message: 'Something went wrong on our side.', refused: null }
  if (cause instanceof Unavailable) return { message: error.message, refused: null }
  return { message: error.message, refused: uncalled(error.code) }
}
