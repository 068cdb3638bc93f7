import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isKeyed } from '@souk/client/idempotency'

interface Procedure {
  readonly path: string
  readonly type: 'query' | 'mutation' | 'subscription'
  /** JSON schemas. */
  readonly input: readonly object[]
}

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../../packages', path), 'utf8')

/** As the router has them: a test of its own says so. */
const procedures = JSON.parse(read('api/src/wire.snap')) as readonly Procedure[]

/** An act that the server knows by its key, so that doing it twice is doing it once. */
const takesKey = ({ type, input }: Procedure): boolean =>
  type === 'mutation' && JSON.stringify(input).includes('"idempotencyKey"')

test('the client gives a key to every act that takes one, and to nothing else', () => {
  const paths = procedures.map(({ path }) => path)
  const taking = procedures.filter(takesKey).map(({ path }) => path)
  expect(taking).toContain('orders.place')
  expect(paths.filter(isKeyed)).toEqual(taking)
})

test('the client’s page names every noun there is', () => {
  const [, named = ''] = /^## What there is$(.*?)^## /ms.exec(read('client/README.md')) ?? []
  const nouns = new Set(procedures.map(({ path }) => path.split('.')[0] ?? ''))
  expect([...nouns].filter((noun) => !new RegExp(`\\b${noun}\\b`).test(named))).toEqual([])
})
