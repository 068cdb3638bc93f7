import { join, resolve } from 'node:path'
import { Unusable } from '@souk/postgres/embedded/unusable'

/** How this server was asked to run; all of it from the environment. */
export interface Settings {
  readonly host: string
  readonly port: number
  /** Where people reach it, without a trailing slash. */
  readonly url: string
  /** Further origins browsers may come from. */
  readonly origins: readonly string[]
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string
  readonly dataDir: string
  readonly mail: MailSettings
  readonly demo: boolean
  /** Demo orders a minute. */
  readonly demoRate: number
}

export interface MailSettings {
  /** e.g. `Souk <mail@souk.example>`. */
  readonly from: string
  /** Absent: mails are left as files in the data directory. */
  readonly smtpUrl?: string
}

type Environment = Readonly<Record<string, string | undefined>>

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']
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

/** Mails through a server bear an address that people can answer. */
function mailWanted({ SMTP_URL: smtpUrl, MAIL_FROM: from }: Environment): MailSettings {
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
export function settingsFrom(env: Environment): Settings {
  const host = env['HOST'] ?? '127.0.0.1'
  const port = wholeNumber('PORT', env['PORT'] ?? '4400', [1, 65_535])
  const databaseUrl = env['DATABASE_URL']
  const shownHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return {
    host,
    port,
    url: (env['SOUK_URL'] ?? `http://${shownHost}:${port}`).replace(/\/$/, ''),
    origins: (env['SOUK_ORIGINS'] ?? '').split(',').filter(Boolean),
    ...(databaseUrl && { databaseUrl }),
    dataDir: resolve(root, env['SOUK_DATA_DIR'] ?? '.souk'),
    mail: mailWanted(env),
    demo: demoWanted(env['SOUK_DEMO'], host),
    demoRate: wholeNumber('SOUK_DEMO_RATE', env['SOUK_DEMO_RATE'] ?? '6', [0, 6_000]),
  }
}
