import { createSignal } from 'solid-js'

/** The list somebody came from: where it was, and its orders in the order they were shown. */
export type Walk = { readonly address: string; readonly references: readonly string[] }

const key = 'souk:orders-walk'
const nowhere: Walk = { address: '', references: [] }

const stored = (): Walk => {
  try {
    return { ...nowhere, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Walk>) }
  } catch {
    return nowhere
  }
}

const [walk, setSignal] = createSignal(stored())

export { walk }

/** Kept until the tab closes, so that next and previous work after a reload as well. */
export const keepWalk = (next: Walk): void => {
  sessionStorage.setItem(key, JSON.stringify(next))
  setSignal(next)
}

/** Its neighbours in the list; none for an order that was not in it. */
export const neighboursOf = (
  { references }: Walk,
  reference: string,
): { readonly previous?: string | undefined; readonly next?: string | undefined } => {
  const at = references.indexOf(reference)
  return at < 0 ? {} : { previous: references[at - 1], next: references[at + 1] }
}
