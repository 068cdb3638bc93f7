import type { IncomingHttpHeaders } from 'node:http'
import type { Credentials } from '@souk/services/people/people'

/** What tRPC's clients may send in place of headers, which browsers let nobody set on an event source or a WebSocket. */
export type ConnectionParams = Readonly<Record<string, string | undefined>> | null

/** What a request says of who sends it; `params` win over its headers. */
export function credentialsOf(
  { headers }: { readonly headers: IncomingHttpHeaders },
  params: ConnectionParams = null,
): Credentials {
  const bearer = params?.['apiKey'] ?? /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  return { cookie: headers.cookie, bearer }
}
