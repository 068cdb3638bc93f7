import { setTimeout as pause } from 'node:timers/promises'

/** Topics that may have grown; `'*'`: any of them may have. */
export type Hint = readonly string[] | '*'

/** Tells other nodes that topics have grown. A lost or repeated hint costs latency, nothing else. */
export interface HintBus {
  /** Returns at once; hints are coalesced and may be lost. */
  hint(topics: readonly string[]): void
  /** A node need not hear its own hints. */
  listen(onHint: (hint: Hint) => void): void
}

export interface HeldHintBus extends HintBus, AsyncDisposable {}

/** A connection that carries hints as short texts, to be closed by who opened it. */
export interface HintLine extends AsyncDisposable {
  /** Returns at once. */
  send(text: string): void
  /** Resolves when nothing more will be heard. */
  readonly lost: Promise<unknown>
}

/** Opens a line on which every other node's texts are heard from the moment this resolves. */
export type OpenLine = (onText: (text: string) => void) => Promise<HintLine>

const COALESCE_MS = 5
/** NOTIFY takes less than 8,000 bytes. */
const MOST_BYTES = 7_900
const REOPEN_MS = 1_000

const read = (text: string): Hint => (text === '*' ? '*' : text.split(','))

/** Gathers hints and sends them as one text, at most one in 5 ms. */
function coalesced(send: (text: string) => void): HintBus['hint'] {
  const gathered = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    timer = undefined
    const text = [...gathered].join(',')
    gathered.clear()
    send(text.length > MOST_BYTES ? '*' : text)
  }
  return (topics) => {
    for (const topic of topics) gathered.add(topic)
    if (gathered.size > 0) timer ??= setTimeout(flush, COALESCE_MS).unref()
  }
}

/** Told why no line could be opened: once, until one was open again. */
export type ReportNoLine = (error: unknown) => void

/**
 * A hint bus over a line that is opened again whenever it is lost. Meanwhile hints are lost; after it everything may have
 * grown, so listeners hear `*`.
 */
export function hintBus(open: OpenLine, report: ReportNoLine): HeldHintBus {
  const listeners = new Set<(hint: Hint) => void>()
  const stopping = new AbortController()
  const stopped = Promise.withResolvers<void>()
  let line: HintLine | undefined
  let running: Promise<void> | undefined
  let isReported = false

  const tell = (hint: Hint): void => {
    for (const listener of listeners) listener(hint)
  }
  const useLine = async (): Promise<void> => {
    await using opened = await open((text) => tell(read(text)))
    line = opened
    isReported = false
    tell('*')
    await Promise.race([opened.lost, stopped.promise])
    line = undefined
  }
  const noLine = (error: unknown): void => {
    if (!isReported) report(error)
    isReported = true
  }
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await useLine().catch(noLine)
      await pause(REOPEN_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }
  return {
    hint: coalesced((text) => line?.send(text)),
    listen(onHint) {
      listeners.add(onHint)
      running ??= run()
    },
    async [Symbol.asyncDispose]() {
      listeners.clear()
      stopping.abort()
      stopped.resolve()
      await running
    },
  }
}

/** Nodes in one process, which hear themselves too. */
export function memoryHints(): HintBus {
  const listeners = new Set<(hint: Hint) => void>()
  return {
    hint: coalesced((text) => listeners.forEach((onHint) => onHint(read(text)))),
    listen: (onHint) => void listeners.add(onHint),
  }
}
