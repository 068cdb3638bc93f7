import type { inferRouterOutputs } from '@trpc/server'
import { expectTypeOf, test } from 'vitest'
import type { AppRouter } from '@souk/api/router'
import type { Calls, KeyedPath } from './calls.ts'

/** Procedures whose output JSON makes something else of, so that their types would promise what does not arrive. */
type Changed<Part, Wire> = {
  [Name in keyof Part & keyof Wire & string]: Part[Name] extends {
    _def: { type: 'query' | 'mutation'; $types: { output: infer Output } }
  }
    ? Wire[Name] extends Output
      ? never
      : Name
    : Part[Name] extends { _def: unknown }
      ? never
      : `${Name}.${Changed<Part[Name], Wire[Name]>}`
}[keyof Part & keyof Wire & string]

test('what is answered is plain JSON: the types say what arrives', () => {
  expectTypeOf<Changed<AppRouter['_def']['record'], inferRouterOutputs<AppRouter>>>().toEqualTypeOf<never>()
})

test('acts need no key, and may bring one', () => {
  type Pay = Parameters<Calls['orders']['trigger']['mutate']>[0]
  expectTypeOf<{ reference: string; event: string }>().toExtend<Pay>()
  expectTypeOf<{ reference: string; event: string; idempotencyKey: string }>().toExtend<Pay>()
  expectTypeOf<'orders.place' | 'orders.trigger' | 'amendments.finish'>().toExtend<KeyedPath>()
  expectTypeOf<'orders.list'>().not.toExtend<KeyedPath>()
})

test('a live procedure is followed without its position, and hands over what its channel carries', () => {
  type Follow = Calls['order']['live']['follow']
  expectTypeOf<Parameters<Follow>[0]>().toEqualTypeOf<{ reference: string }>()
  expectTypeOf<Parameters<Parameters<Follow>[1]['onReset']>[0]['order']['reference']>().toEqualTypeOf<string>()
})
