import type { OrderItem } from '@souk/domain/order/item'
import type { Act } from './acts.ts'
import type { Chance } from './chance.ts'

type Reaction = Pick<Act, 'by' | 'event'>

const operator = (event: string): Reaction => ({ by: 'operator', event })
const merchant = (event: string): Reaction => ({ by: 'merchant', event })
const startReturn: Reaction = { by: 'returns', event: 'start-return' }

/** By weight; nothing at all where what is left of 1 is thrown. */
type Leanings = readonly (readonly [probability: number, reaction: Reaction])[]

const shipping: Leanings = [
  [0.85, merchant('ship')],
  [0.07, merchant('cancel by merchant')],
]

/** The operator's own shop ships by way of the distribution center; by the state at the merchant. */
const ofMain: Readonly<Record<string, Leanings>> = {
  new: [
    [0.9, merchant('send to distribution')],
    [0.05, merchant('cancel')],
  ],
  'left the merchant location': [[1, merchant('confirm at center')]],
}

/** By the state at the marketplace. */
const ofMarketplace: Readonly<Record<string, Leanings>> = {
  'grace period started': [
    [0.15, operator('skip grace period')],
    [0.05, operator('cancel')],
  ],
  'grace period finished': [
    [0.9, operator('pay')],
    [0.05, operator('cancel')],
  ],
  'payment pending': [[0.8, operator('pay')]],
  'sent to merchant': [...shipping, [0.04, operator('cancel')], [0.04, operator('skip picking')]],
  'picking finished': [[1, merchant('ship')]],
  'shipped by merchant': [[1, merchant('deliver')]],
  delivered: [
    [0.78, operator('close')],
    [0.14, startReturn],
    [0.08, operator('refund')],
  ],
  'waiting for return': [
    [0.75, merchant('execute-return')],
    [0.25, merchant('cancel-return')],
  ],
  returned: [[1, operator('refund')]],
  'return canceled': [[1, merchant('ship-return')]],
  'shipped to customer': [[1, merchant('deliver-return')]],
  refunded: [[1, operator('close')]],
}

function thrown(leanings: Leanings, dice: Chance): Reaction | undefined {
  let left = dice.next()
  for (const [probability, reaction] of leanings) if ((left -= probability) < 0) return reaction
  return undefined
}

/** Money that was taken for what was cancelled goes back first. */
function afterCancel({ amounts }: OrderItem): Leanings {
  return [[1, operator(amounts.captured > amounts.refunded ? 'refund' : 'close')]]
}

/** What somebody may do next to an item; undefined: nothing for now. */
export function reactionTo(item: OrderItem, isMain: boolean, dice: Chance): Reaction | undefined {
  const { machine, merchantItem } = item
  if (machine.state === 'cancelled') return thrown(afterCancel(item), dice)
  const own = isMain ? ofMain[merchantItem?.machine.state ?? ''] : undefined
  return thrown(own ?? ofMarketplace[machine.state] ?? [], dice)
}
