import { anAct, line, parcel } from '../testing/cart.ts'
import type { Cart } from '../testing/cart.ts'
import type { Caller } from '../testing/market.ts'
import { aStory } from './story.ts'

export const ada = 'DE--21'
export const own = 'MER000002'
export const damaged = 'return.return_reasons.damaged.name'
export const skus = ['001', '002', '003', '004'] as const
export type Sku = (typeof skus)[number]

/** Four cameras of Ada's, or another cart, shipped by the merchant of the first. */
export async function shipped(items = skus.map((sku) => line(119_00, { sku })), over: Partial<Cart> = {}) {
  const story = await aStory()
  const reference = await story.place(items, { shipment: parcel(0), ...over })
  await story.press({ reference }, 'pay')
  await story.pressAsMerchant({ reference, merchant: own }, 'ship')
  const rows = (await story.order(reference)).items
  return {
    ...story,
    reference,
    rows,
    /** Sends rows back, by SKU: through the shop for Ada, unless it is somebody else. */
    send: async (who: Caller, wanted: readonly Sku[], over_: object = {}) =>
      story.as(who).returns.create({
        ...anAct(),
        reference: who === 'merchant' ? `${reference}--${own}` : reference,
        ...(who === 'shop' && { customer: ada }),
        items: wanted.map((sku) => ({ item: rows.find((row) => row.sku === sku)?.id ?? '', reason: damaged })),
        ...over_,
      }),
  }
}

/** `2 returned`, in the order of letters. */
export function countsOf(states: readonly { state: string; count: number }[]): string[] {
  return states.map(({ state, count }) => `${count} ${state}`).toSorted()
}
