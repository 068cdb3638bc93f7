import { reachable } from './graph.ts'
import type { Process } from './model.ts'

/** The state by whose name a process says that an item is paid. */
export const PAID = 'paid'

/** States in which an item waits to be paid: it can come to `paid`, and has not been through it. */
export function beforePaid({ initial, transitions }: Process): ReadonlySet<string> {
  const onward = Map.groupBy(transitions, ({ source }) => source)
  const back = Map.groupBy(transitions, ({ target }) => target)
  const unpaid = ({ target }: { readonly target: string }) => target !== PAID
  const early = reachable([initial], (state) => (onward.get(state) ?? []).filter(unpaid).map(({ target }) => target))
  const leading = reachable([PAID], (state) => (back.get(state) ?? []).map(({ source }) => source))
  return new Set([...early].filter((state) => state !== PAID && leading.has(state)))
}
