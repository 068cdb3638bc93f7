import type { ClientBase } from 'pg'
import type { SecretStore } from '@souk/services/secrets/secret-store'

/** `SecretStore` on PostgreSQL: the nodes of one database share them. */
export function postgresSecrets(session: Pick<ClientBase, 'query'>): SecretStore {
  return {
    async read(name) {
      const { rows } = await session.query<{ body: string }>('select body from secret where name = $1', [name])
      return rows[0]?.body
    },
    async write(name, text) {
      await session.query(
        'insert into secret (name, body) values ($1, $2) on conflict (name) do update set body = excluded.body',
        [name, text],
      )
    },
  }
}
