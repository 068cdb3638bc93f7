import { expect, test } from 'vitest'
import { z } from 'zod'
import { procedures } from './testing/procedures.ts'

/** What of a procedure other people's programs rely on. */
function wireOf([path, procedure]: [string, typeof procedures extends ReadonlyMap<string, infer P> ? P : never]) {
  const { type, inputs } = procedure._def as unknown as { type: string; inputs: readonly z.ZodType[] }
  return { path, type, input: inputs.map((schema) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })) }
}

test('paths, kinds and inputs of all procedures are what other programs were told', async () => {
  const wire = [...procedures].map(wireOf).toSorted((one, other) => (one.path < other.path ? -1 : 1))
  await expect(`${JSON.stringify(wire, undefined, 1)}\n`).toMatchFileSnapshot('wire.snap')
})
