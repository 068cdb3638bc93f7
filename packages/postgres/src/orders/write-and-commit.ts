import type { PoolClient, QueryConfig, QueryResultRow } from 'pg'

/** A statement that ends its transaction; `onWritten` is called when only the disk is waited for. Answers its rows. */
export async function writeAndCommit<Row extends QueryResultRow>(
  client: PoolClient,
  statement: QueryConfig,
  onWritten: () => void,
): Promise<Row[]> {
  const writing = client.query<Row>(statement)
  const committing = client.query('commit')
  const heard = writing.then(onWritten)
  const [{ rows }] = await Promise.all([writing, committing, heard])
  return rows
}
