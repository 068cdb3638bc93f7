import { formatPosition } from '@souk/contract/live'
import type { Vector } from './ring.ts'

/** A live message ready to be framed: JSON text and the position it brings its reader to. */
export interface Message {
  readonly position: string
  readonly text: string
}

export function eventsMessage(epoch: string, seqs: Vector, texts: readonly string[]): Message {
  return { position: formatPosition({ epoch, seqs }), text: `{"kind":"events","events":[${texts.join(',')}]}` }
}

export function resetMessage(epoch: string, seqs: Vector, snapshot: unknown): Message {
  return { position: formatPosition({ epoch, seqs }), text: `{"kind":"reset","snapshot":${JSON.stringify(snapshot)}}` }
}
