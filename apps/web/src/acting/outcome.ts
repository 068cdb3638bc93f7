import type { ItemResult } from '@souk/domain/engine/outcome'

type Outcome<Kind> = Extract<ItemResult, { readonly outcome: Kind }>

/** What became of one act, told item by item. */
export type Report = {
  readonly event: string
  readonly moved: readonly Outcome<'moved'>[]
  readonly pending: readonly Outcome<'pending'>[]
  readonly held: readonly Outcome<'held'>[]
  readonly refused: readonly Outcome<'refused'>[]
}

const only =
  <Kind extends ItemResult['outcome']>(kind: Kind) =>
  (result: ItemResult): result is Outcome<Kind> =>
    result.outcome === kind

export const reportOf = (event: string, results: readonly ItemResult[]): Report => ({
  event,
  moved: results.filter(only('moved')),
  pending: results.filter(only('pending')),
  held: results.filter(only('held')),
  refused: results.filter(only('refused')),
})

/** Those that went, or will. */
export const doneOf = ({ moved, pending, held }: Report): number => moved.length + pending.length + held.length

export const totalOf = (report: Report): number => doneOf(report) + report.refused.length

/** The states items came to rest in, each once. */
export const targetsOf = ({ moved }: Report): readonly string[] => [...new Set(moved.map(({ to }) => to))]
