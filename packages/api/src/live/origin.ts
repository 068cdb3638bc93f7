import type { IncomingMessage } from 'node:http'

/**
 * Whether a browser's page may open a socket here. Cookies travel with cross-site upgrades, so without this check any
 * page could act as the person visiting it. Programs send no Origin and bring no cookies of a browser.
 */
export function isAllowedOrigin({ headers }: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin } = headers
  return origin === undefined || allowed.includes(origin)
}
