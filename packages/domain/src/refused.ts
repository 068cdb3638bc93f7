/**
 * The rule says no: shown to the person, mapped once to tRPC and HTTP codes. `code` is `noun.reason`, translated by the
 * client where it knows it; `message` is the English fallback (what, where, what to do); `details` are plain JSON.
 * Foreign and missing are the same answer: `<noun>.not-found`.
 */
export class Refused extends Error {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'Refused'
    this.code = code
    this.details = details
  }
}

/** An outside service failed: the job is retried with backoff, then parked where a person sees it. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}
