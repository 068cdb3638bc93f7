import type { QueryConfig } from 'pg'
import type { OrderId } from '@souk/domain/ids'
import { GIVEN } from './columns.ts'
import type { Kind } from './columns.ts'

export type Row = Readonly<Record<string, unknown>>

/** What is said on one topic. */
export interface FeedRow extends Row {
  readonly order_id: OrderId
  readonly topic: string
  /** JSON text. */
  readonly payload: string
}

/** Rows by kind, as a statement takes them. */
export type Given = Readonly<Record<Exclude<Kind, 'feed'>, readonly Row[]>> & { readonly feed: readonly FeedRow[] }

/** SQL for the rows given of a kind, e.g. `json_to_recordset($1) as x(…)`. */
export type RowsOf = (kind: Kind, alias?: string) => string

/** What a statement does with each kind of rows, without `returning`. */
export type Parts = Partial<Record<Kind, (rows: RowsOf) => string>>

interface Variant {
  readonly text: string
  /** What `$1`, `$2` … are. */
  readonly parameters: readonly Kind[]
}

export const KINDS = Object.keys(GIVEN) as Kind[]

/**
 * A prepared statement over rows given as JSON, the same text for one row or a thousand. Each kind is a parameter of its
 * own, so that it is read once; `json`, for what is stored as it came need not be taken apart. A part whose kind has no
 * rows is left out: starting it would cost more than a row.
 */
export function statement(
  name: string,
  text: (rows: RowsOf, parts: (of: Parts) => string) => string,
): (given: Given) => QueryConfig {
  const variants = new Map<number, Variant>()
  return (given) => {
    const filled = KINDS.filter((kind) => given[kind].length > 0)
    const which = filled.reduce((bits, kind) => bits | (1 << KINDS.indexOf(kind)), 0)
    const variant = variants.get(which) ?? variantOf(text, filled)
    variants.set(which, variant)
    const values = variant.parameters.map((kind) => JSON.stringify(given[kind]))
    return { name: `${name} ${which.toString(36)}`, text: variant.text, values }
  }
}

function variantOf(text: Parameters<typeof statement>[1], filled: readonly Kind[]): Variant {
  const parameters: Kind[] = []
  const rows: RowsOf = (kind, alias = 'x') => {
    if (!parameters.includes(kind)) parameters.push(kind)
    return `json_to_recordset($${parameters.indexOf(kind) + 1}::json) as ${alias}(${GIVEN[kind]})`
  }
  const parts = (of: Parts): string => {
    const written = filled.filter((kind) => of[kind])
    const each = written.map((kind) => `${kind}_part as (${of[kind]?.(rows)} returning 1)`)
    const done = ['select', ...written.map((kind) => `select from ${kind}_part`)].join(' union all ')
    return [...each, `done as materialized (select count(*) from (${done}) as each_row)`].join(',\n  ')
  }
  return { text: text(rows, parts), parameters }
}
