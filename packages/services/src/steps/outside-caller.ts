import type { OutsideStep } from '../orders/outside-steps.ts'

/** `later`: taken, the answer comes through `steps.complete`. */
export type OutsideReply =
  /** `data`: for a command of our own, plain JSON. */
  | { readonly kind: 'done'; readonly answer?: boolean; readonly data?: Readonly<Record<string, unknown>> }
  | { readonly kind: 'later' }
  | { readonly kind: 'failed'; readonly message: string }

/** Carries a step to the service it is bound to. Never throws: a service that cannot be reached is a failed reply. */
export interface OutsideCaller {
  call(step: OutsideStep, signal: AbortSignal): Promise<OutsideReply>
}

/** Our own commands name their adapter (`souk:…`); everything else is a webhook. */
export function outsideCallers(
  own: Readonly<Record<`souk:${string}`, OutsideCaller>>,
  webhooks: OutsideCaller,
): OutsideCaller {
  const callers = new Map(Object.entries(own))
  return { call: (step, signal) => (callers.get(step.url) ?? webhooks).call(step, signal) }
}
