import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { storable } from '@souk/contract/shared'

interface Fault {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Deeper than anything of ours; what walks through an input may call itself as often. */
const MOST_LEVELS = 64
const UNSTORABLE = 'A text cannot hold NUL characters or halves of characters'
const TOO_DEEP = `Nothing is nested deeper than ${MOST_LEVELS} levels`

/** Whether there is no fault; what is wrong where, which makes a path for every value, is seldom asked. */
function isKeepable(value: unknown, level: number): boolean {
  if (typeof value === 'string') return storable(value)
  if (typeof value !== 'object' || value === null) return true
  if (level >= MOST_LEVELS) return false
  if (Array.isArray(value)) return value.every((one) => isKeepable(one, level + 1))
  return Object.entries(value).every(([key, inner]) => storable(key) && isKeepable(inner, level + 1))
}

function faultIn(value: unknown, path: readonly PropertyKey[]): Fault | undefined {
  if (typeof value === 'string') return storable(value) ? undefined : { path, message: UNSTORABLE }
  if (typeof value !== 'object' || value === null) return undefined
  if (path.length >= MOST_LEVELS) return { path: path.slice(0, 1), message: TOO_DEEP }
  return Array.isArray(value) ? faultInList(value, path) : faultInObject(value, path)
}

function faultInList(list: readonly unknown[], path: readonly PropertyKey[]): Fault | undefined {
  for (const [index, value] of list.entries()) {
    const fault = faultIn(value, [...path, index])
    if (fault) return fault
  }
  return undefined
}

function faultInObject(value: object, path: readonly PropertyKey[]): Fault | undefined {
  for (const [key, inner] of Object.entries(value)) {
    const fault = storable(key) ? faultIn(inner, [...path, key]) : { path, message: UNSTORABLE }
    if (fault) return fault
  }
  return undefined
}

/** Refuses what no store of ours can keep, wherever in an input it stands: schemas that forget to say so need not be found one by one. */
export function checkKeepable(input: unknown): void {
  const fault = isKeepable(input, 0) ? undefined : faultIn(input, [])
  if (!fault) return
  const cause = new z.ZodRealError([{ code: 'custom', path: [...fault.path], message: fault.message }])
  throw new TRPCError({ code: 'BAD_REQUEST', message: fault.message, cause })
}
