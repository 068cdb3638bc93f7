import { TRPCError } from '@trpc/server'
import { describe, expect, test } from 'vitest'
import { refusalShape } from '../refusal.ts'
import { everythingKept } from './kept.ts'
import type { Caller, Market } from './market.ts'

/** What is wrong, the input that has it so, and what the caller reads: the code and, of the details, these. */
export type Bad = readonly [what: string, input: unknown, code: string, details?: object]

/** Told by the shape of the input: this is wrong at `path`. */
export const at = (path: string): readonly [string, object] => [
  'input.invalid',
  { issues: expect.arrayContaining([expect.objectContaining({ path })]) as unknown },
]

/** A list of the same thing. */
export const many = <T>(count: number, thing: T): T[] => Array.from({ length: count }, () => thing)

type Procedures = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>

/** Calls any procedure with anything, as people's own programs may. */
async function call(market: Market, { path, as }: Asked, input: unknown): Promise<unknown> {
  const [noun = '', verb = ''] = path.split('.')
  return (market.as(as) as unknown as Procedures)[noun]?.[verb]?.(input)
}

export interface Asked {
  readonly path: string
  readonly as: Caller
}

/** What the caller of a call to `path` that fails reads; a bug as it is. */
export async function readRefusal(calling: Promise<unknown>, path: string): Promise<unknown> {
  try {
    return { answered: await calling }
  } catch (error) {
    if (error instanceof TRPCError) return refusalShape(error, path).refused ?? error.cause ?? error
    throw error
  }
}

/** Each of these is refused as it says and leaves everything as it was. */
export function refuses(market: Market, asked: Asked, cases: readonly Bad[]): void {
  describe(`${asked.path} refuses, asked by ${asked.as},`, () => {
    test.each(cases)('%s', async (...[, input, code, details = {}]) => {
      const before = await everythingKept(market)
      expect(await readRefusal(call(market, asked, input), asked.path)).toMatchObject({ code, details })
      expect(await everythingKept(market)).toEqual(before)
    })
  })
}
