/** What a benchmark is asked for. */
export interface Asked {
  /** How often each side is measured. */
  readonly rounds: number
  /** So many of what a round does: all, or a share of them when it must be quick. */
  share(all: number): number
  /** Items that `lists` loads. */
  readonly items: number
}
