import type { TriggerAnswer } from '@souk/contract/orders'

/** A call of the server that answers when the test says so. */
export type Sent = {
  readonly side: 'marketplace' | 'merchant'
  readonly input: Readonly<Record<string, unknown>>
  readonly answer: (answer: TriggerAnswer) => Promise<void>
  readonly fail: (error: unknown) => Promise<void>
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The two ways of firing events, and what was sent by them. */
export const pretendSouk = () => {
  const sent: Sent[] = []
  const trigger = (side: Sent['side']) => ({
    mutate: (input: object): Promise<TriggerAnswer> => {
      const { promise, resolve, reject } = Promise.withResolvers<TriggerAnswer>()
      sent.push({
        side,
        input: { ...input },
        answer: (answer) => (resolve(answer), settled()),
        fail: (error) => (reject(error instanceof Error ? error : new Error(String(error))), settled()),
      })
      return promise
    },
  })
  return {
    sent,
    souk: { orders: { trigger: trigger('marketplace') }, merchantOrders: { trigger: trigger('merchant') } },
  }
}
