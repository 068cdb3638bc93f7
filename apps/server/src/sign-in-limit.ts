import type { FastifyReply, FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Attempts from one address within five minutes; a person mistypes, a program guesses. */
const ATTEMPTS = { points: 30, duration: 300 }
const GUARDED = /^\/trpc\/[^?]*(people\.signIn|people\.firstRun)/

/** Refuses further sign-ins from an address that tries too many. */
export function signInLimit(): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const limiter = new RateLimiterMemory(ATTEMPTS)
  return async (request, reply) => {
    if (!GUARDED.test(request.url)) return
    const allowed = await limiter.consume(request.ip).then(
      () => true,
      () => false,
    )
    if (!allowed) await reply.code(429).send({ error: 'Too many attempts to sign in. Wait five minutes.' })
  }
}
