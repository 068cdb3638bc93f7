import type { Pool } from 'pg'
import type { Files, StoredFile } from '@souk/services/files/files'

interface FileRow extends Omit<StoredFile, 'body'> {
  readonly body: Buffer
}

/** `Files` on PostgreSQL. */
export function postgresFiles(pool: Pool): Files {
  const byId = async (id: string): Promise<StoredFile | undefined> => {
    const { rows } = await pool.query<FileRow>(
      'select id, name, media_type as "mediaType", body from file where id = $1',
      [id],
    )
    return rows[0] && { ...rows[0], body: new Uint8Array(rows[0].body) }
  }
  return {
    byId,
    async keep(file) {
      const { id, name, mediaType, body } = file
      const { rowCount } = await pool.query(
        'insert into file (id, name, media_type, body) values ($1, $2, $3, $4) on conflict (id) do nothing',
        [id, name, mediaType, Buffer.from(body)],
      )
      return rowCount === 1 ? file : ((await byId(id)) ?? file)
    },
  }
}
