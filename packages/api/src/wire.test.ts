import type { AnyProcedure } from '@trpc/server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { procedures } from './testing/procedures.ts'

const defOf = (procedure: AnyProcedure) =>
  procedure._def as unknown as { readonly type: string; readonly inputs: readonly z.ZodType[] }

/** What of a procedure other people's programs rely on. */
function wireOf([path, procedure]: [string, AnyProcedure]) {
  const { type, inputs } = defOf(procedure)
  return { path, type, input: inputs.map((schema) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })) }
}

test('paths, kinds and inputs of all procedures are what other programs were told', async () => {
  const wire = [...procedures].map(wireOf).toSorted((one, other) => (one.path < other.path ? -1 : 1))
  await expect(`${JSON.stringify(wire, undefined, 1)}\n`).toMatchFileSnapshot('wire.snap')
})

test('what may be asked with an empty input may be asked without one', () => {
  const allow = (procedure: AnyProcedure, input: unknown): boolean =>
    defOf(procedure).inputs.every((schema) => schema.safeParse(input).success)
  const picky = [...procedures].filter(([, one]) => allow(one, {}) && !allow(one, undefined))
  expect(picky.map(([path]) => path)).toEqual([])
})
