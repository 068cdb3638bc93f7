import { retryLink } from '@trpc/client'
import type { Operation, TRPCLink } from '@trpc/client'
import type { AppRouter } from '@souk/api/router'
import { isKeyed } from './idempotency.ts'
import { fullJitter } from './live/backoff.ts'
import { isUnanswered } from './refusal.ts'

const isRepeatable = ({ type, path }: Operation): boolean => type === 'query' || (type === 'mutation' && isKeyed(path))

/** Asks again when no answer came, where asking twice does no harm; at most so many times, with jittered pauses. */
export const retryUnanswered = (times: number): TRPCLink<AppRouter> =>
  retryLink({
    retry: ({ op, error, attempts }) => attempts <= times && isRepeatable(op) && isUnanswered(error),
    retryDelayMs: (attempt) => fullJitter(attempt - 1),
  })
