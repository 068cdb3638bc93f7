import type { FastifyReply, FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Attempts from one address within five minutes; a person mistypes, a program guesses. */
const ATTEMPTS = { points: 30, duration: 300 }
const GUARDED = /people\.(signIn|firstRun)/g

/** Refuses further sign-ins from an address that tries too many. */
export function signInLimit(): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const limiter = new RateLimiterMemory(ATTEMPTS)
  return async (request, reply) => {
    const attempts = attemptsIn(request)
    if (attempts === 0) return
    const allowed = await limiter.consume(request.ip, attempts).then(
      () => true,
      () => false,
    )
    if (!allowed) await reply.code(429).send({ error: 'Too many attempts to sign in. Wait five minutes.' })
  }
}

/** A batch holds many. tRPC decodes once more what Fastify has decoded. */
function attemptsIn({ url }: FastifyRequest): number {
  const [path = ''] = url.split('?')
  return decoded(decoded(path)).match(GUARDED)?.length ?? 0
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
