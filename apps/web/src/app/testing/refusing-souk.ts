import { createSouk } from '@souk/client/souk'
import type { Souk } from '@souk/client/souk'

type Refusal = { readonly code: string; readonly message: string; readonly details?: Readonly<Record<string, unknown>> }

const answer = (body: unknown, status: number): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

/** The real client before a server that refuses every act for one reason. */
export const refusingSouk = ({ code, message, details = {} }: Refusal): Souk =>
  createSouk({
    url: 'http://souk.test',
    fetch: async () =>
      answer({ error: { code: -32_022, message, data: { httpStatus: 422, refused: { code, details } } } }, 422),
  })

/** The real client before a server that answers with nothing of ours. */
export const answeringSouk = (body: unknown, status: number): Souk =>
  createSouk({ url: 'http://souk.test', fetch: async () => answer(body, status) })
