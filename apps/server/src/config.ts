import { join, resolve } from 'node:path'
import { LEAST_CHARACTERS } from '@souk/adapters/secrets/kept-secret'
import { Unusable } from '@souk/postgres/embedded/unusable'
import { originsWanted, proxiesWanted, urlWanted } from './addresses.ts'
import { WORKERS } from './workers/names.ts'
import type { WorkerName } from './workers/names.ts'

/** How this server was asked to run; all of it from the environment. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Where people reach it, without a trailing slash. */
  readonly url: string
  /** Further origins browsers may come from. */
  readonly origins: readonly string[]
  /** Addresses and networks of the proxies before it, whose word on who calls is taken. */
  readonly proxies: readonly string[]
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string
  /** The same database past a pooler that lends a connection to each transaction. */
  readonly directUrl?: string
  /** How many connections to it serve this node, at most. */
  readonly databaseConnections: number
  /** Absent: hints go through PostgreSQL. */
  readonly natsUrl?: string
  /** Absent: one is made, and kept where all nodes find it. */
  readonly secret?: string
  readonly workers: ReadonlySet<WorkerName>
  /** Live connections that one person, and one API key, may have on this node. */
  readonly connections: { readonly person: number; readonly key: number }
  /** Who may read `/metrics`: this machine, everybody who reaches the server, nobody. */
  readonly metrics: Metrics
  /** Over how long clients are handed to other nodes before this one ends. */
  readonly drainMs: number
  readonly dataDir: string
  readonly mail: MailConfig
  readonly demo: boolean
  /** Demo orders a minute. */
  readonly demoRate: number
}

const METRICS = ['loopback', 'open', 'off'] as const
export type Metrics = (typeof METRICS)[number]

export interface MailConfig {
  /** e.g. `Souk <mail@souk.example>`. */
  readonly from: string
  /** Absent: mails are left as files in the data directory. */
  readonly smtpUrl?: string
}

type Environment = Readonly<Record<string, string | undefined>>

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']
/** Without other nodes there is nowhere to send clients. */
const DRAIN_ALONE_MS = 200
const DRAIN_SHARED_MS = 10_000
/** On a node alone 16 measured best; 64 were slower, and the embedded PostgreSQL takes a hundred. */
const DATABASE_CONNECTIONS = '16'
const root = join(import.meta.dirname, '../../..')

function wholeNumber(name: string, text: string, [least, most]: readonly [number, number]): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new Unusable(`${name} is "${text}", but must be a whole number from ${least} to ${most}.`)
}

/** A server beyond loopback with demo accounts must have been asked for outright. */
function demoWanted(asked: string | undefined, host: string): boolean {
  if (asked !== undefined && !['on', 'off'].includes(asked))
    throw new Unusable(`SOUK_DEMO is "${asked}", but must be "on" or "off".`)
  if (asked === undefined && !LOOPBACK.includes(host)) {
    throw new Unusable(
      `HOST=${host} opens Souk to other machines, and its demo accounts with it. Say SOUK_DEMO=off to run without them, or SOUK_DEMO=on if you mean it.`,
    )
  }
  return asked !== 'off'
}

/** Secrets are not printed. */
function secretWanted(secret: string | undefined): { readonly secret?: string } {
  if (!secret) return {}
  if (secret.length >= LEAST_CHARACTERS) return { secret }
  throw new Unusable(`SOUK_SECRET has ${secret.length} characters, but must have at least ${LEAST_CHARACTERS}.`)
}

/** `all`, `none`, or some of them. */
function workersWanted(asked = 'all'): ReadonlySet<WorkerName> {
  if (asked === 'all') return new Set(WORKERS)
  const names = asked === 'none' ? [] : listOf(asked)
  const unknown = names.filter((name) => !WORKERS.some((known) => known === name))
  if (unknown.length === 0) return new Set(WORKERS.filter((name) => names.includes(name)))
  throw new Unusable(`SOUK_WORKERS names ${unknown.join(', ')}; there are ${WORKERS.join(', ')}, and all, and none.`)
}

function metricsWanted(asked = 'loopback'): Metrics {
  const metrics = METRICS.find((known) => known === asked)
  if (metrics) return metrics
  throw new Unusable(`SOUK_METRICS is "${asked}", but must be one of ${METRICS.join(', ')}.`)
}

const listOf = (text = ''): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

function natsWanted(url: string | undefined): { readonly natsUrl?: string } {
  if (!url) return {}
  const isNats = (one: string): boolean => /^(nats|tls):\/\//.test(one) && URL.canParse(one)
  if (listOf(url).every(isNats)) return { natsUrl: url }
  throw new Unusable('NATS_URL must be an address like nats://nats.example:4222, or several by comma.')
}

/** Mails through a server bear an address that people can answer. */
function mailWanted({ SMTP_URL: smtpUrl, MAIL_FROM: from }: Environment): MailConfig {
  if (!smtpUrl) return { from: from ?? 'Souk <souk@localhost>' }
  if (!URL.canParse(smtpUrl) || !/^smtps?:$/.test(new URL(smtpUrl).protocol))
    throw new Unusable('SMTP_URL must be an address like smtps://user:password@smtp.example:465.')
  if (!from?.includes('@'))
    throw new Unusable(
      'SMTP_URL is set, but MAIL_FROM does not say whom mails are from, e.g. "Souk <mail@souk.example>".',
    )
  return { from, smtpUrl }
}

/** Reads the environment. Throws `Unusable`. */
export function configFrom(env: Environment): Config {
  const host = env['HOST'] ?? '127.0.0.1'
  const port = wholeNumber('PORT', env['PORT'] ?? '4400', [1, 65_535])
  const { DATABASE_URL: databaseUrl, DATABASE_DIRECT_URL: directUrl } = env
  const drainMs = env['SOUK_DRAIN_MS'] ?? (databaseUrl ? DRAIN_SHARED_MS : DRAIN_ALONE_MS)
  const shownHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return {
    host,
    port,
    url: urlWanted(env['SOUK_URL'] ?? `http://${shownHost}:${port}`),
    origins: originsWanted(listOf(env['SOUK_ORIGINS'])),
    proxies: proxiesWanted(listOf(env['SOUK_PROXIES'])),
    ...(databaseUrl && { databaseUrl }),
    ...(directUrl && { directUrl }),
    databaseConnections: wholeNumber(
      'SOUK_DATABASE_CONNECTIONS',
      env['SOUK_DATABASE_CONNECTIONS'] ?? DATABASE_CONNECTIONS,
      [4, 64],
    ),
    ...natsWanted(env['NATS_URL']),
    ...secretWanted(env['SOUK_SECRET']),
    workers: workersWanted(env['SOUK_WORKERS']),
    connections: {
      person: wholeNumber('SOUK_CONNECTIONS_PER_PERSON', env['SOUK_CONNECTIONS_PER_PERSON'] ?? '50', [1, 1_000_000]),
      key: wholeNumber('SOUK_CONNECTIONS_PER_KEY', env['SOUK_CONNECTIONS_PER_KEY'] ?? '10000', [1, 1_000_000]),
    },
    metrics: metricsWanted(env['SOUK_METRICS']),
    drainMs: wholeNumber('SOUK_DRAIN_MS', String(drainMs), [0, 600_000]),
    dataDir: resolve(root, env['SOUK_DATA_DIR'] ?? '.souk'),
    mail: mailWanted(env),
    demo: demoWanted(env['SOUK_DEMO'], host),
    demoRate: wholeNumber('SOUK_DEMO_RATE', env['SOUK_DEMO_RATE'] ?? '6', [0, 6_000]),
  }
}
