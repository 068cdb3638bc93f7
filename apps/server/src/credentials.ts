import type { IncomingHttpHeaders } from 'node:http'
import type { Credentials } from '@souk/services/people/people'

/** What a request's headers say of who sends it. */
export function credentialsOf({ headers }: { readonly headers: IncomingHttpHeaders }): Credentials {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  return { cookie: headers.cookie, bearer }
}
