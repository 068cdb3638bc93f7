/** Columns as `json_to_recordset` names them, by the table they are written to. */
export const COLUMNS = {
  marketplace_order: `id uuid, reference text, custom_reference text, store text, currency text, price_mode text,
    locale text, test boolean, customer json, billing json, shipping json, cart_note text, agent_email text,
    detail json, totals json, row json, customer_reference text, payment_method text, customer_name text, email text, merchants uuid[], states text[],
    grand_total bigint, item_count int, failed int, unpaired int, late_at timestamptz, version int,
    placed_at timestamptz, updated_at timestamptz`,
  order_item: `id uuid, order_id uuid, position int, reference text, sku text, name text, quantity int,
    splittable boolean, merchant_id uuid, offer text, shipment_id uuid, gross_price bigint, net_price bigint,
    tax_rate int, detail json, amounts json, process_id uuid, state text, since timestamptz, due timestamptz,
    reserved boolean, pending json, held json, failed json`,
  shipment: `id uuid, order_id uuid, position int, merchant_id uuid, address json, method text, carrier text,
    delivery_time text, requested_delivery_date text`,
  expense: `id uuid, order_id uuid, position int, type text, name text, threshold text, shipment_id uuid, merchant_id uuid,
    price bigint, tax_rate int, discounts json, amounts json`,
  payment: `id uuid, order_id uuid, position int, method text, provider text, amount bigint, captured bigint,
    refunded bigint, details json`,
  merchant_order: `id uuid, order_id uuid, merchant_id uuid, reference text, totals json, row json, store text,
    customer_name text, email text, states text[], grand_total bigint, item_count int, failed int,
    late_at timestamptz, created_at timestamptz, updated_at timestamptz`,
  merchant_order_item: `id uuid, merchant_order_id uuid, order_item_id uuid, reference text, process_id uuid,
    state text, since timestamptz, due timestamptz, pending json, held json, failed json, created_at timestamptz`,
  order_document: `id uuid, order_id uuid, kind text, store text, customer text, merchant_id uuid, reference text,
    status text, search text, body json, at timestamptz`,
  timer: `item_id uuid, side text, event text, order_id uuid, due_at timestamptz`,
  order_event: `id uuid, order_id uuid, version int, merchant_id uuid, event json, actor json, at timestamptz`,
  task: `id uuid, order_id uuid, kind text, data json, run_at timestamptz, created_at timestamptz`,
  list_facet: 'facet text, at timestamptz, id uuid, store text',
  order_search: 'id uuid, at timestamptz, store text, text text, merchants uuid[]',
  merchant_order_search: 'id uuid, at timestamptz, store text, text text, merchants uuid[]',
  outside_step: `step uuid, order_id uuid, kind text, side text, items uuid[], event text, name text, url text, data json,
    run_at timestamptz, created_at timestamptz`,
} as const

export type Table = keyof typeof COLUMNS

/** Columns of what a statement is given, by kind: rows of the tables, and what is to be done beside them. */
export const GIVEN = {
  ...COLUMNS,
  /** Whose they are is not a column of theirs; the order is given too, to be joined with. */
  merchant_order_item: `${COLUMNS.merchant_order_item}, order_id uuid`,
  list_facet: `${COLUMNS.list_facet}, order_id uuid`,
  order_search: `${COLUMNS.order_search}, order_id uuid`,
  merchant_order_search: `${COLUMNS.merchant_order_search}, order_id uuid`,
  /** Facets that are so no longer. */
  lost_facet: COLUMNS.list_facet,
  idempotency: 'actor text, key text, request_hash text, answer json, order_id uuid',
  /** Items whose timers are replaced, by side. */
  rearmed: 'item_id uuid, side text',
  emptied_shipment: 'id uuid',
  ended_step: 'step uuid',
  parked_step: 'step uuid, error text',
  /** Changes of what is reserved. */
  stock: 'order_id uuid, sku text, store text, quantity bigint',
  /** In order of `n`. */
  feed: 'n int, order_id uuid, topic text, payload text',
} as const

export type Kind = keyof typeof GIVEN

/** `id uuid, reference text` → `id, reference`, quoted. */
export const names = (table: Table): readonly string[] =>
  COLUMNS[table].split(',').map((column) => `"${column.trim().split(' ')[0] ?? ''}"`)

/** Columns an upsert may change: all but those that name the row. */
export function overwrite(table: Table, keys: readonly string[]): string {
  return names(table)
    .filter((name) => !keys.includes(name))
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')
}
