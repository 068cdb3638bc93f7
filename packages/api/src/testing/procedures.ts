import type { AnyProcedure } from '@trpc/server'
import { appRouter } from '../router.ts'

/** Every procedure of the router by its path, as the router itself has them. */
export const procedures: ReadonlyMap<string, AnyProcedure> = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, AnyProcedure>),
)
