import type { MerchantOrderDetailItem } from '@souk/contract/merchant-orders'
import { sum } from '@souk/domain/money'
import type { Offer } from '../../acting/offers.ts'
import { locale } from '../../text/locale.ts'
import { formatMoney } from '../../text/money.ts'
import type { Phase } from '../../ui/phase.ts'
import { drawerWords } from './words.ts'

/** What an act takes back: the goods, the money, or something else that does not end well. */
export type Stake = 'cancel' | 'refund' | 'other'

/** Undefined for an act that needs no question. */
export function stakeOf({ event, to }: Offer, phaseOf: (state: string) => Phase): Stake | undefined {
  if (/^refund(?: |$)/u.test(event)) return 'refund'
  if (/^cancel(?: |$)/u.test(event)) return 'cancel'
  return [...to.values()].some((state) => phaseOf(state) === 'bad') ? 'other' : undefined
}

type Goods = readonly Pick<MerchantOrderDetailItem, 'amounts'>[]

/** Not yet cancelled, or taken and not yet given back. */
const owed = (items: Goods): number => sum(items.map(({ amounts }) => amounts.priceToPay - amounts.canceled))
const taken = (items: Goods): number => sum(items.map(({ amounts }) => amounts.captured - amounts.refunded))

type Asked = { readonly stake: Stake; readonly items: Goods; readonly to: readonly string[]; readonly currency: string }

/** What will happen, in words, one sentence each. */
export function consequences({ stake, items, to, currency }: Asked): readonly string[] {
  const text = drawerWords[locale()].ask
  const target = [...new Set(to)].join(', ')
  return [
    ...(target === '' ? [] : [text.moves(text.items(items.length), target)]),
    ...(stake === 'cancel' ? [text.cancels(items.length, formatMoney(owed(items), currency))] : []),
    ...(stake === 'refund' ? [text.refunds(formatMoney(taken(items), currency))] : []),
    text.final,
  ]
}
