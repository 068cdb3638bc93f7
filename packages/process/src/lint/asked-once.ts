import type { Graph } from '../graph.ts'
import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'

/** S23: what is asked on entering alone is asked once. Where it is the only way out and its condition is false then, the item stays. */
export function* askedOnceFindings({ process, exits, events }: Graph): Generator<Finding> {
  for (const { name } of process.states) {
    const leaving = exits(name).filter(({ target }) => target !== name)
    const [first] = leaving
    const asked = leaving.every(({ event, condition }) => condition !== undefined && events.get(event ?? '')?.onEnter)
    if (!first || !asked) continue
    yield {
      ...first.at,
      rule: 'S23',
      level: 'warning',
      message: `the only way out of ${quote(name)} asks its condition once, on entering: an item for which it is false then stays`,
      remedy: 'make the transition event-less: it is asked again whenever the order changes',
    }
  }
}
