import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { FastifyInstance } from 'fastify'
import { refusalShape } from '@souk/api/refusal'
import { appRouter } from '@souk/api/router'
import type { CallOptions } from './calls.ts'

/** `GET /files/invoices/<reference>.pdf`: the procedure `invoices.pdf`, its permission and its refusals, as a file. */
export function invoiceFiles(app: FastifyInstance, { context, onFault }: CallOptions): void {
  app.get<{ Params: { file: string } }>('/files/invoices/:file', async (request, reply) => {
    const reference = request.params.file.replace(/\.pdf$/, '')
    try {
      const { invoices } = appRouter.createCaller(await context(request, () => {}))
      const { name, mediaType, body } = await invoices.pdf({ reference })
      reply.type(mediaType).header('content-disposition', `inline; filename="${name}"`)
      return await reply.header('cache-control', 'private, no-cache').send(Buffer.from(body, 'base64'))
    } catch (error) {
      if (!(error instanceof TRPCError)) throw error
      if (error.code === 'INTERNAL_SERVER_ERROR') onFault('invoices.pdf', error.cause ?? error)
      const { message, refused } = refusalShape(error)
      return await reply.code(getHTTPStatusCodeFromError(error)).send({ error: message, refused })
    }
  })
}
