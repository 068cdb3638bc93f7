import { uuidv7 } from 'uuidv7'
import { AUTH_TOPIC } from '@souk/domain/topics'
import { postgresFeedStore } from '@souk/postgres/feed/feed-store'
import { postgresPeopleStore } from '@souk/postgres/people/people-store'
import { openPool } from '@souk/postgres/pool'
import { createPrisma } from '@souk/postgres/prisma'
import { postgresSetupStore } from '@souk/postgres/setup/setup-store'
import type { FeedEntry } from '@souk/services/live/feed-store'
import type { AuthNotice } from '@souk/services/people/people'
import type { PeopleStore } from '@souk/services/people/people-store'
import { betterAuthPeople } from '../people.ts'

export interface NodeOptions {
  readonly database: string
  readonly now?: () => Date
  readonly url?: string
  readonly secret?: string
  /** The store with something between its calls. */
  readonly within?: (store: PeopleStore) => PeopleStore
}

/** People and set-up as one server has them; it hears of its own writes alone. */
export function openNode({
  database,
  now = () => new Date(),
  url = 'http://127.0.0.1:4400',
  secret = 's'.repeat(32),
  within = (store) => store,
}: NodeOptions) {
  const pool = openPool({ connectionString: database, max: 10 })
  const prisma = createPrisma(pool)
  const feed = postgresFeedStore(pool)
  const onCommitted = (entries: readonly FeedEntry[]): void => {
    for (const { topic, payload } of entries) if (topic === AUTH_TOPIC) people.heard(JSON.parse(payload) as AuthNotice)
  }
  const setup = postgresSetupStore({ prisma, onCommitted })
  const store = within(postgresPeopleStore({ prisma, onCommitted }))
  const people = betterAuthPeople({ prisma, store, secret, url, newId: uuidv7, now })
  const announced = async (topic: string): Promise<object[]> => {
    const { entries } = await feed.read(topic, 0, 1_000)
    return entries.map(({ payload }) => JSON.parse(payload) as object)
  }
  const close = async (): Promise<void> => {
    await prisma.$disconnect()
    await pool[Symbol.asyncDispose]()
  }
  return { pool, people, setup, announced, close, [Symbol.asyncDispose]: close }
}
