import type { AddressInfo } from 'node:net'
import type { Composed } from '../compose.ts'
import { credentialsOf } from '../credentials.ts'
import { httpServer } from '../http.ts'

export interface HttpFace extends AsyncDisposable {
  readonly url: string
  readonly faults: readonly unknown[]
}

/** The product's HTTP face on a loopback port, without its workers: what a call leaves behind is the call's alone. */
export async function openHttpFace({ services }: Composed): Promise<HttpFace> {
  const faults: unknown[] = []
  const app = await httpServer({
    context: async (request, setCookies) => {
      const credentials = credentialsOf(request)
      return { services, credentials, identity: await services.people.identify(credentials), setCookies }
    },
    origins: [],
    proxies: [],
    web: 'no screens',
    isReady: async () => true,
    isLeaving: () => false,
    onFault: (path, error) => faults.push([path, error]),
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, faults, [Symbol.asyncDispose]: () => app.close() }
}
