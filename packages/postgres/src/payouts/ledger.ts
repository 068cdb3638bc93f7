import type { Pool } from 'pg'
import type { Ledger, LedgerEntry } from '@souk/services/payouts/ledger'

const AS_ENTRY = `json_build_object('id', id, 'transfer', 'L-' || number, 'type', type, 'merchant', merchant_id,
  'orderReference', order_reference, 'currency', currency, 'amount', amount, 'at', iso(at)) as entry`

interface Row {
  readonly entry: LedgerEntry
}

/** `Ledger` on PostgreSQL. */
export function postgresLedger(pool: Pool): Ledger {
  return {
    async book({ id, type, merchant, orderReference, currency, amount }, at) {
      await pool.query({
        name: 'ledger-book',
        text: `insert into ledger_entry (id, type, merchant_id, order_reference, currency, amount, at)
               values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
        values: [id, type, merchant, orderReference, currency, type === 'payout' ? amount : 0 - amount, at],
      })
      const { rows } = await pool.query<Row>({
        name: 'ledger-entry',
        text: `select ${AS_ENTRY} from ledger_entry where id = $1`,
        values: [id],
      })
      const [row] = rows
      if (!row) throw new Error(`the payout ${id} was booked and is not there`)
      return row.entry
    },
    async entries({ merchant, currency, from, to }, limit) {
      const { rows } = await pool.query<Row>({
        name: 'ledger-entries',
        text: `select ${AS_ENTRY} from ledger_entry
               where merchant_id = $1 and currency = $2 and at >= $3 and at < $4 order by at, number limit $5`,
        values: [merchant, currency, from, to, limit],
      })
      return rows.map(({ entry }) => entry)
    },
    async balance({ merchant, currency }, before) {
      const { rows } = await pool.query<{ sum: string }>({
        name: 'ledger-balance',
        text: `select coalesce(sum(amount), 0) as sum from ledger_entry
               where merchant_id = $1 and currency = $2 and at < $3`,
        values: [merchant, currency, before],
      })
      return Number(rows[0]?.sum)
    },
  }
}
