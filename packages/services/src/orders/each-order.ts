import type { FailedOrder } from '@souk/contract/orders'
import type { OrderId } from '@souk/domain/ids'

const IN_PARALLEL = 8

/** What became of several orders. */
export interface EachOrder<Answer> {
  readonly answers: readonly Answer[]
  readonly failed: readonly FailedOrder[]
}

/** Does it to each order, some of them at a time. One that fails keeps no other back. */
export async function eachOrder<Answer>(
  orders: readonly OrderId[],
  act: (order: OrderId) => Promise<Answer>,
): Promise<EachOrder<Answer>> {
  const answers: Answer[] = []
  const failed: FailedOrder[] = []
  const left = orders[Symbol.iterator]()
  const lane = async (): Promise<void> => {
    for (const order of left) {
      try {
        answers.push(await act(order))
      } catch (error) {
        failed.push({ order, message: error instanceof Error ? error.message : String(error) })
      }
    }
  }
  await Promise.all(Array.from({ length: IN_PARALLEL }, lane))
  return { answers, failed }
}
