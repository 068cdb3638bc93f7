import { createHmac } from 'node:crypto'

/** The token of the first operator: the same on every node, and good only while nobody is there. */
export function firstRunToken(secret: string, people: () => Promise<number>): () => Promise<string | undefined> {
  const token = createHmac('sha256', secret).update('first run').digest('base64url')
  return async () => ((await people()) === 0 ? token : undefined)
}
