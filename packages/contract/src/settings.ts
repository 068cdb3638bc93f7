import { z } from 'zod'
import type { Settings } from '@souk/domain/settings'
import { amount, text } from './shared.ts'

const concern = <Key extends keyof Settings, Value extends z.ZodType<Settings[Key]>>(key: Key, value: Value) =>
  z.object({ key: z.literal(key), value })

const days = z.int().min(0).max(3650)
export const shippingRule = z.enum(['never', 'with last item', 'proportional'])

/** The rules of one concern, whole: a line for each. */
export const saveSettings = z.discriminatedUnion('key', [
  concern('returns', z.object({ days, policy: text(5000).exactOptional() })),
  concern('refunds', z.object({ shipping: shippingRule, limits: z.record(z.string().regex(/^[A-Z]{3}$/), amount) })),
])
