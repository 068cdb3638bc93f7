import type { IncomingHttpHeaders } from 'node:http'
import type { Config } from './config.ts'

/** Origins browsers may come from: where the server is reached, by any name of loopback, and what was added. */
export function allowedOrigins({ url, port, origins }: Pick<Config, 'url' | 'port' | 'origins'>): readonly string[] {
  return [
    new URL(url).origin,
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}`,
    `http://[::1]:${port}`,
    ...origins,
  ]
}

/** Programs send no origin; a browser does with every write. */
export function isOwnOrigin(
  { headers }: { readonly headers: IncomingHttpHeaders },
  allowed: readonly string[],
): boolean {
  return headers.origin === undefined || allowed.includes(headers.origin)
}
