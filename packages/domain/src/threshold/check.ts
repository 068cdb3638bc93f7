import { Refused } from '../refused.ts'
import type { EvaluatedThreshold } from './evaluate.ts'
import { isHard } from './threshold.ts'

/**
 * Refused: `order.threshold-not-met`, `order.threshold-exceeded`. The message has those of all hard thresholds that stand in
 * the way, `details.thresholds` each of these.
 */
export function checkThresholds(thresholds: readonly EvaluatedThreshold[]): void {
  const inTheWay = thresholds.filter(({ type, met }) => isHard(type) && !met)
  const [first] = inTheWay
  if (!first) return
  const code = first.type === 'hard-maximum-threshold' ? 'order.threshold-exceeded' : 'order.threshold-not-met'
  const message = inTheWay.map(({ message: each }) => each).join(' ')
  throw new Refused(code, message, { path: 'items', glue: '1102', thresholds: inTheWay })
}
