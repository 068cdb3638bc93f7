import { isIP } from 'node:net'
import { Unusable } from '@souk/postgres/embedded/unusable'

const isOfWeb = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

/** Without a trailing slash. */
export function urlWanted(text: string): string {
  if (isOfWeb(text)) return text.replace(/\/$/, '')
  throw new Unusable(`SOUK_URL is "${text}", but must be an address like https://souk.example.`)
}

/** As browsers write them: without a path, and without a port that goes without saying. */
export function originsWanted(texts: readonly string[]): readonly string[] {
  const wrong = texts.find((text) => !isOfWeb(text))
  if (wrong === undefined) return texts.map((text) => new URL(text).origin)
  throw new Unusable(`SOUK_ORIGINS names ${wrong}, which is no origin like https://shop.example.`)
}

const NETWORKS = ['loopback', 'linklocal', 'uniquelocal']
/** By `isIP`: how long a network's prefix is at most. */
const LONGEST = [0, 0, 0, 0, 32, 0, 128]

function isNetwork(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/')
  const isPrefix = /^[1-9]\d*$/.test(prefix) && Number(prefix) <= (LONGEST[isIP(address)] ?? 0)
  return NETWORKS.includes(text) || isIP(text) > 0 || (isPrefix && rest.length === 0)
}

export function proxiesWanted(texts: readonly string[]): readonly string[] {
  const wrong = texts.find((text) => !isNetwork(text))
  if (wrong === undefined) return texts
  throw new Unusable(
    `SOUK_PROXIES names ${wrong}; there are addresses, networks like 10.0.0.0/8, and ${NETWORKS.join(', ')}.`,
  )
}
