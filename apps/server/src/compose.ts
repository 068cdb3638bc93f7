import { join } from 'node:path'
import type { Pool } from 'pg'
import { betterAuthPeople } from '@souk/adapters/auth/people'
import { natsHintBus } from '@souk/adapters/live/nats-hint-bus'
import { smtpMailer } from '@souk/adapters/mail/smtp-mailer'
import { spoolMailer } from '@souk/adapters/mail/spool-mailer'
import { pdfInvoicePrinter } from '@souk/adapters/pdf/invoice-printer'
import { webhookCaller } from '@souk/adapters/webhook/webhook-caller'
import type { Services } from '@souk/api/context'
import { presenceAddress } from '@souk/api/live/channel-address'
import { createHub } from '@souk/api/live/hub'
import type { Hub } from '@souk/api/live/hub'
import { builtins } from '@souk/domain/engine/builtins/registry'
import { CONFIG_TOPIC } from '@souk/domain/topics'
import { postgresFeedStore } from '@souk/postgres/feed/feed-store'
import { postgresHintBus } from '@souk/postgres/feed/hint-bus'
import { postgresFiles } from '@souk/postgres/files/files'
import { postgresOrders } from '@souk/postgres/orders/orders'
import { isPassing } from '@souk/postgres/passing'
import { postgresLedger } from '@souk/postgres/payouts/ledger'
import { postgresPeopleStore } from '@souk/postgres/people/people-store'
import { openPool } from '@souk/postgres/pool'
import { postgresPresence } from '@souk/postgres/presence/presence-store'
import { createPrisma } from '@souk/postgres/prisma'
import { postgresSetupStore } from '@souk/postgres/setup/setup-store'
import type { FeedEntry } from '@souk/services/live/feed-store'
import type { Mailer } from '@souk/services/mail/mailer'
import type { MailDeps } from '@souk/services/mail/send-mail'
import type { OrderDeps } from '@souk/services/orders/deps'
import { ledgerProvider } from '@souk/services/payouts/ledger-provider'
import { payoutCaller } from '@souk/services/payouts/payout-provider'
import type { People } from '@souk/services/people/people'
import { createPresence } from '@souk/services/presence/presence'
import type { SetupDeps } from '@souk/services/setup/deps'
import { liveMarketplace } from '@souk/services/setup/marketplace'
import { outsideCallers } from '@souk/services/steps/outside-caller'
import type { OutsideCaller } from '@souk/services/steps/outside-caller'
import type { Config, MailConfig } from './config.ts'
import { firstRunToken } from './first-run.ts'
import { hearNotices } from './hear-notices.ts'
import { uuids } from './ids.ts'
import type { ReportFault } from './workers/loop.ts'

export interface ComposeOptions {
  readonly config: Config
  readonly databaseUrl: string
  /** The same past a pooler: what is listened to needs a connection of its own. */
  readonly directUrl: string
  /** Signs session cookies, and makes the token of the first operator. */
  readonly secret: string
  readonly report: ReportFault
}

/** The running product without its HTTP face: ports met with their adapters. */
export interface Composed extends AsyncDisposable {
  readonly services: Services
  readonly orders: OrderDeps
  readonly mail: MailDeps
  readonly setup: SetupDeps
  readonly people: People
  readonly caller: OutsideCaller
  readonly hub: Hub
  readonly pool: Pool
  /** Where faults are told, all of this server's. */
  readonly report: ReportFault
  /** How many there were, by where they happened. */
  readonly faults: ReadonlyMap<string, number>
}

/** Where ports meet their adapters, and nowhere else. Follows the set-up's and people's changes of every node. */
export async function compose(options: ComposeOptions): Promise<Composed> {
  const { config } = options
  const { report, faults } = counted(options.report)
  // Lock and load, write and commit, leave together.
  const pool = openPool({ connectionString: options.databaseUrl, max: config.databaseConnections })
  pool.on('error', (error) => report('database', error))
  const { natsUrl } = config
  const noHints = (error: unknown): void => report('hints', error)
  const hints = natsUrl === undefined ? postgresHintBus(options.directUrl, noHints) : natsHintBus(natsUrl, noHints)
  const hub = createHub({
    store: postgresFeedStore(pool),
    hints,
    limits: { connections: config.connections },
    report: (fault, details) => report(`live ${fault}`, details),
  })
  const committed = (entries: readonly FeedEntry[]): void => hub.committed(entries)

  const prisma = createPrisma(pool)
  const announcing = { prisma, onCommitted: committed }
  const setupStore = postgresSetupStore(announcing)
  const marketplace = liveMarketplace(setupStore)
  const now = (): Date => new Date()
  const newId = uuids()
  const people = betterAuthPeople({
    prisma,
    store: postgresPeopleStore(announcing),
    secret: options.secret,
    url: config.url,
    now,
    newId,
  })
  const orders: OrderDeps = {
    ...postgresOrders({ pool, newId, onCommitted: committed }),
    marketplace,
    registry: builtins,
    now,
    newId,
  }
  const setup: SetupDeps = {
    setup: setupStore,
    marketplace,
    builtins: { commands: new Set(builtins.commands.keys()), conditions: new Set(builtins.conditions.keys()) },
    now,
    newId,
  }
  const ledger = postgresLedger(pool)
  const invoices = { ...orders, files: postgresFiles(pool), printer: pdfInvoicePrinter() }
  const presence = createPresence({
    store: postgresPresence(pool),
    hints,
    newId,
    publish: (team, order) => hub.publish(presenceAddress(team), order),
    report: (error) => report('presence', error),
  })
  const services: Services = {
    orders,
    setup,
    people,
    hub,
    presence,
    ledger,
    invoices,
    isPassing,
    demo: config.demo,
    firstRunToken: firstRunToken(options.secret, people.count),
  }
  await hub.tail(CONFIG_TOPIC, { onEntry: marketplace.invalidate, onRestart: marketplace.invalidate })
  await hearNotices({ hub, people, presence })
  return {
    services,
    orders,
    mail: { ...invoices, mailer: mailerFor(config.mail, config.dataDir) },
    setup,
    people,
    caller: outsideCallers({ 'souk:payout': payoutCaller(ledgerProvider(ledger, now)) }, webhookCaller()),
    hub,
    pool,
    report,
    faults,
    async [Symbol.asyncDispose]() {
      await hints[Symbol.asyncDispose]()
      await prisma.$disconnect()
      await pool[Symbol.asyncDispose]()
    },
  }
}

/** Without a mail server mails lie in the data directory, for whoever carries them on. */
function mailerFor({ from, smtpUrl }: MailConfig, dataDir: string): Mailer {
  return smtpUrl === undefined
    ? spoolMailer({ folder: join(dataDir, 'mail'), from })
    : smtpMailer({ url: smtpUrl, from })
}

function counted(report: ReportFault): Pick<Composed, 'report' | 'faults'> {
  const faults = new Map<string, number>()
  return {
    faults,
    report(where, fault) {
      faults.set(where, (faults.get(where) ?? 0) + 1)
      report(where, fault)
    },
  }
}
