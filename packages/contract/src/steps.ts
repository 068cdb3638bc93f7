import { z } from 'zod'
import type { OrderItemId, StepId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import { stepId, text } from './shared.ts'

export const parkedSteps = z.object({ limit: z.int().min(1).max(200).default(50) })
export const retryStep = z.object({ step: stepId })
/** The step is taken as done without its command, or its condition as the given answer; the reason is kept. */
export const skipStep = z.object({ step: stepId, reason: text(500), answer: z.boolean().default(true) })
/** The outside's answer to a pending step. `ok: false` is a failed attempt. */
export const completeStep = z.object({
  step: stepId,
  ok: z.boolean(),
  /** For conditions. */
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
  readonly attempts: number
  readonly error: string
  readonly since: string
}
