import { parsePosition, type LiveEvent, type LiveMessage, type LivePosition } from '@souk/contract/live'

/** What a message means to a follower who stands at a position. */
export type Step<Snapshot, Payload> =
  | { readonly kind: 'reset'; readonly position: LivePosition; readonly snapshot: Snapshot }
  /** Only what is new, in order, nothing missing. */
  | { readonly kind: 'events'; readonly position: LivePosition; readonly events: readonly LiveEvent<Payload>[] }
  /** Something is missing: subscribe again from where you stand. */
  | { readonly kind: 'hole' }

const hole = { kind: 'hole' } as const

function takeIn<Payload>(from: LivePosition, events: readonly LiveEvent<Payload>[]) {
  const seqs = [...from.seqs]
  const fresh: LiveEvent<Payload>[] = []
  for (const event of events) {
    const has = seqs[event.shard]
    if (has === undefined || event.seq > has + 1) return undefined
    if (event.seq <= has) continue
    seqs[event.shard] = event.seq
    fresh.push(event)
  }
  return { seqs, fresh }
}

/**
 * `id` is the message's tracked id. Doubles are dropped: tRPC's own does not see them when batches overlap. A message
 * that claims to bring its reader further than its events do is a hole as well.
 */
export function fold<Snapshot, Payload>(
  from: LivePosition | undefined,
  id: string,
  message: LiveMessage<Snapshot, Payload>,
): Step<Snapshot, Payload> {
  const to = parsePosition(id)
  if (!to) return hole
  if (message.kind === 'reset') return { kind: 'reset', position: to, snapshot: message.snapshot }
  if (!from || from.epoch !== to.epoch) return hole
  const taken = takeIn(from, message.events)
  if (!taken || to.seqs.some((seq, shard) => seq > (taken.seqs[shard] ?? -1))) return hole
  return { kind: 'events', position: { epoch: from.epoch, seqs: taken.seqs }, events: taken.fresh }
}
