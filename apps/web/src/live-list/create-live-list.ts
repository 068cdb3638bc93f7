import { batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import { browserPace, createMerger } from './merger.ts'
import type { Pace } from './merger.ts'
import { createRows } from './rows.ts'
import type { Page, RowRules, Sight } from './rows.ts'
import { createSelection } from './selection.ts'
import type { Selection } from './selection.ts'
import { createWatched } from './watched.ts'

export type LiveListOptions<Row, Query> = {
  /** Plain data; the list starts over when its JSON is another. */
  readonly query: Accessor<Query>
  /** Rows of the query after the cursor, or its first. Rejects when it cannot. */
  readonly load: (query: Query, cursor: string | undefined) => Promise<Page<Row>>
  readonly keyOf: (row: Row) => string
  readonly versionOf: (row: Row) => number
  /** The server's filter, as the browser can judge it. */
  readonly matches: (row: Row, query: Query) => boolean
  /** The server's sort. */
  readonly compare: (query: Query) => (one: Row, other: Row) => number
  readonly pace?: Pace | undefined
}

/** A row on screen; `gone`: it no longer matches and leaves with the next apply. */
export type RowView<Row> = { readonly row: Row; readonly gone: boolean }

export type LiveList<Row> = {
  /** The shown rows, in the order of the last apply. */
  readonly ids: Accessor<readonly string[]>
  readonly total: Accessor<number>
  /** Whether more match than the server counted. */
  readonly atLeast: Accessor<boolean>
  readonly hasMore: Accessor<boolean>
  /** `loading` only while there is nothing to show yet; later loads keep what is shown. */
  readonly status: Accessor<'loading' | 'ready' | 'failed'>
  readonly error: Accessor<unknown>
  readonly more: Accessor<'idle' | 'loading' | 'failed'>
  /** New rows that wait above, and all changes that `apply` settles. */
  readonly fresh: Accessor<number>
  readonly pending: Accessor<number>
  readonly throttled: Accessor<boolean>
  /** When rows last came or changed, and when `reload` last fetched them anew; ms. */
  readonly updatedAt: Accessor<number>
  readonly reloadedAt: Accessor<number | undefined>
  /** Counts the queries: with each the view goes back to the top. */
  readonly generation: Accessor<number>
  readonly selection: Selection
  /** Follows one row for the owner's life: the only signal it costs. Undefined once it left. */
  readonly watch: (id: string) => Accessor<RowView<Row> | undefined>
  /** The row as it is now, untracked. */
  readonly get: (id: string) => Row | undefined
  /** Newer versions of any rows, as they come over the wire; merged once a frame. */
  readonly patch: (rows: readonly Row[]) => void
  readonly apply: () => void
  /** Fetches what is shown anew: after a gap or a reset of the stream, or to try again. */
  readonly reload: () => Promise<void>
  readonly loadMore: () => Promise<void>
  /** The view tells what is on screen; asked when patches are merged. */
  readonly look: (sight: () => Sight) => void
}

const none = { total: 0, atLeast: false, fresh: 0, pending: 0, hasMore: false }

const sameCounts = (one: typeof none, other: typeof none): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Nothing on screen can be pushed away. */
const openSight: Sight = { last: -1, follow: true }

/** A live list: loads page by page, takes patches, and moves no row under the pointer. Lives as long as its owner. */
export const createLiveList = <Row, Query>(options: LiveListOptions<Row, Query>): LiveList<Row> => {
  const query = createMemo(options.query, undefined, {
    equals: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  })
  const rulesOf = (shown: Query): RowRules<Row> => ({
    keyOf: options.keyOf,
    versionOf: options.versionOf,
    matches: (row) => options.matches(row, shown),
    compare: options.compare(shown),
  })
  let rules = rulesOf(query())
  const rows = createRows(() => rules)
  const watched = createWatched((id): RowView<Row> | undefined => {
    const row = rows.get(id)
    return row === undefined ? undefined : { row, gone: rows.isGone(id) }
  })
  /** Patches that came while rows are under way: those rows may be older than they are. */
  let during: Map<string, Row> | undefined
  let loads = 0
  let stale = false
  let sight = (): Sight => openSight

  const [ids, setIds] = createSignal<readonly string[]>([])
  const [counts, setCounts] = createSignal(none, { equals: sameCounts })
  const [status, setStatus] = createSignal<'loading' | 'ready' | 'failed'>('loading')
  const [more, setMore] = createSignal<'idle' | 'loading' | 'failed'>('idle')
  const [error, setError] = createSignal<unknown>()
  const [throttled, setThrottled] = createSignal(false)
  const [updatedAt, setUpdatedAt] = createSignal(Date.now())
  const [reloadedAt, setReloadedAt] = createSignal<number>()
  const [generation, setGeneration] = createSignal(0)

  const publish = (repaint: () => void): void =>
    batch(() => {
      setIds(rows.ids())
      setCounts({
        total: rows.total(),
        atLeast: rows.atLeast(),
        fresh: rows.fresh(),
        pending: rows.pending(),
        hasMore: rows.next() !== undefined,
      })
      setUpdatedAt(Date.now())
      repaint()
    })

  const merger = createMerger<Row>({
    keyOf: options.keyOf,
    versionOf: options.versionOf,
    flush: (patched) => {
      const touched = rows.patch(patched, sight())
      publish(() => watched.refresh(touched))
    },
    onThrottled: setThrottled,
    pace: options.pace ?? browserPace,
  })

  /** Runs a load; its answer counts only if no other load began meanwhile. A failure of one that counts goes to `fail`. */
  const run = async (
    load: () => Promise<Page<Row>>,
    take: (page: Page<Row>) => Sight,
    fail: (reason: unknown) => void,
  ): Promise<boolean> => {
    loads += 1
    const mine = loads
    const meanwhile = new Map<string, Row>()
    during = meanwhile
    try {
      const page = await load()
      if (mine !== loads) return false
      // At once: who sees that rows are there finds each of those that are shown.
      batch(() => {
        rows.patch([...meanwhile.values()], take(page))
        publish(watched.refreshAll)
      })
      return true
    } catch (reason) {
      if (mine === loads) fail(reason)
      return false
    } finally {
      if (mine === loads) during = undefined
    }
  }

  /** The first `count` rows, in as many pages as that takes. */
  const fetchFirst = async (shown: Query, count: number, before?: Page<Row>): Promise<Page<Row>> => {
    const page = await options.load(shown, before?.next)
    const all = { ...page, rows: [...(before?.rows ?? []), ...page.rows] }
    return page.next === undefined || all.rows.length >= count ? all : fetchFirst(shown, count, all)
  }

  const fetchAnew = (count: number): Promise<boolean> => {
    const shown = query()
    const take = (page: Page<Row>): Sight => {
      rules = rulesOf(shown)
      rows.replace(page)
      setStatus('ready')
      setMore('idle')
      return openSight
    }
    const fail = (reason: unknown): void => {
      setError(() => reason)
      setStatus('failed')
    }
    if (status() === 'failed') setStatus('loading')
    return run(() => fetchFirst(shown, count), take, fail)
  }

  const reload = async (): Promise<void> => {
    const again = status() === 'ready'
    stale = false
    if ((await fetchAnew(sight().last + 1)) && again) setReloadedAt(Date.now())
  }

  const loadMore = async (): Promise<void> => {
    const cursor = rows.next()
    if (cursor === undefined || during) return
    const take = (page: Page<Row>): Sight => {
      rows.append(page)
      setMore('idle')
      return sight()
    }
    setMore('loading')
    await run(
      () => options.load(query(), cursor),
      take,
      () => setMore('failed'),
    )
  }

  const patch = (patched: readonly Row[]): void => {
    for (const row of patched) during?.set(options.keyOf(row), row)
    const ours = patched.filter(rows.concerns)
    if (ours.length === 0) return
    if (document.hidden) stale = true
    else merger.add(ours)
  }

  const wake = (): void => {
    if (!document.hidden && stale) void reload()
  }
  document.addEventListener('visibilitychange', wake)
  onCleanup(() => {
    loads += 1
    merger.drop()
    document.removeEventListener('visibilitychange', wake)
  })

  createEffect(
    on(query, () => {
      setGeneration((count) => count + 1)
      void fetchAnew(0)
    }),
  )

  return {
    ids,
    total: () => counts().total,
    atLeast: () => counts().atLeast,
    hasMore: () => counts().hasMore,
    fresh: () => counts().fresh,
    pending: () => counts().pending,
    status,
    error,
    more,
    throttled,
    updatedAt,
    reloadedAt,
    generation,
    selection: createSelection(),
    watch: watched.watch,
    get: rows.get,
    patch,
    apply: () => {
      rows.apply()
      publish(watched.refreshAll)
    },
    reload,
    loadMore,
    look: (next) => {
      sight = next
    },
  }
}
