import { Refused } from '@souk/domain/refused'

/** The last row of a page. */
export interface Cursor {
  readonly key: string
  readonly id: string
}

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url')

/** Refused: `list.bad-cursor`. */
export function decodeCursor(text: string): Cursor {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    if (typeof key === 'string' && typeof id === 'string') return { key, id }
  } catch {
    // falls through to the refusal
  }
  throw badCursor()
}

export const badCursor = (): Refused =>
  new Refused('list.bad-cursor', 'This cursor is not one a list gave. Start again from the first page.')
