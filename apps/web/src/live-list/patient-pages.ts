import { failureText } from '../app/refusals.ts'
import type { Page } from './rows.ts'

const PAGE = 100
/** Rows asked for before the stream is there must be asked for again, so they wait for it; not longer than this. */
const PATIENCE_MS = 800

type Paged = { readonly limit: number; readonly cursor?: string }

const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))

/** Pages of rows that a stream changes: they wait a moment for the stream, and fail in words. */
export function patientPages<Row, Query>(ask: (query: Query, page: Paged) => Promise<Page<Row>>) {
  const opened = Promise.withResolvers<void>()
  let asked = false
  return {
    async load(query: Query, cursor?: string): Promise<Page<Row>> {
      await Promise.race([opened.promise, patience()])
      asked = true
      try {
        return await ask(query, { limit: PAGE, ...(cursor !== undefined && { cursor }) })
      } catch (error) {
        throw new Error(failureText(error), { cause: error })
      }
    },
    /** The stream is there, from its start. Whether rows were asked for before, which may be behind it. */
    open(): boolean {
      opened.resolve()
      return asked
    },
  }
}
