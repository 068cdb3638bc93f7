import { TRPCClientError } from '@trpc/client'

/** The server's no, by a rule: `noun.reason`, a sentence in English, and what it is about as plain JSON. */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

interface ErrorData {
  readonly httpStatus?: number
  readonly refused?: Omit<Refusal, 'message'> | null
}

/** Why a call was refused; undefined when it failed for another reason. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof TRPCClientError)) return undefined
  const { refused } = (error.data ?? {}) as ErrorData
  return refused ? { code: refused.code, message: error.message, details: refused.details } : undefined
}

const GATEWAY = [502, 503, 504]

const statusOf = ({ meta }: { readonly meta?: Record<string, unknown> | undefined }): number | undefined =>
  (meta?.['response'] as { readonly status?: number } | undefined)?.status

/** Asked too often: wait, then try again. */
export const isTooMany = (error: unknown): boolean => error instanceof TRPCClientError && statusOf(error) === 429

/** No answer of the server's came, or only that it could not reach its data: it may have done the act or not. */
export function isUnanswered(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false
  if (error.data) return (error.data as ErrorData).httpStatus === 503
  if (error.cause?.name === 'AbortError') return false
  const status = statusOf(error)
  return status === undefined || GATEWAY.includes(status)
}
