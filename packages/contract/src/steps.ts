import { z } from 'zod'
import type { OrderItemId, StepId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import { page, search, stepId, text } from './shared.ts'

/** `search` looks in the order's reference, in the name of the command or condition, and in the error. */
export const parkedSteps = page
  .extend({
    search,
    names: z.array(text(255)).max(100).optional(),
    kind: z.enum(['command', 'condition']).optional(),
  })
  .prefault({})
export const retryStep = z.object({ step: stepId })
/** All that the service is told from now on, instead of what it was told; it is asked at once. Not for commands of our own. */
export const editStep = z.object({ step: stepId, data: z.record(z.string().max(100), z.json()) })
/** The step is taken as done without its command, or its condition as the given answer; the reason is kept. */
export const skipStep = z.object({ step: stepId, reason: text(500), answer: z.boolean().default(true) })
/** The outside's answer to a pending step. `ok: false` is a failed attempt. */
export const completeStep = z.object({
  step: stepId,
  ok: z.boolean(),
  /** Whether a condition holds; a command has none. */
  answer: z.boolean().optional(),
  message: z.string().max(1000).optional(),
})

export interface ParkedStep {
  readonly step: StepId
  readonly kind: 'command' | 'condition'
  readonly name: string
  readonly url: string
  readonly orderReference: string
  readonly side: Side
  readonly items: readonly OrderItemId[]
  readonly event: string | null
  /** What the service was told beside the order. */
  readonly data: Readonly<Record<string, unknown>>
  readonly attempts: number
  readonly error: string
  readonly since: string
}
