import type { PriceMode } from '../marketplace.ts'
import { percentOf, sum, taxOn, taxWithin } from '../money.ts'
import type { OrderEvent } from '../order/events.ts'
import type { Commission, OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import { unitPrice } from '../order/unit-price.ts'
import { withAncestors } from './category.ts'
import type { Facts } from './query/condition.ts'
import type { CommissionRule } from './rule.ts'
import type { CommissionScheme, CompiledRule } from './scheme.ts'

/**
 * Notes what these items cost their merchants, where that is not noted yet: it never changes afterwards. Nothing to note, or
 * no rule in the whole marketplace: no event.
 */
export function commissionEvent(
  { order, items }: { readonly order: Order; readonly items: readonly OrderItem[] },
  scheme: CommissionScheme,
  now: Date,
): OrderEvent | undefined {
  const open = items.filter(({ commissions }) => !commissions)
  if (open.length === 0 || scheme.rules.length === 0) return undefined
  const entriesOf = commissionOf(scheme, order, now)
  const lines = open.map((item) => {
    const entries = entriesOf(item)
    return { item: item.id, amount: sum(entries.map(({ amount }) => amount)), entries }
  })
  return { type: 'commission.calculated', items: lines }
}

/** What the order's items cost their merchants: of each group one entry, of the first rule that applies. */
export function commissionOf(scheme: CommissionScheme, order: Order, now: Date): (item: OrderItem) => Commission[] {
  const rules = scheme.rules.filter((one) => holdsFor(one, order, now))
  const mode = scheme.priceModes.get(order.store) ?? 'gross'
  return (item) => {
    if (scheme.excludedMerchants.has(item.merchant)) return []
    const facts = factsOf(order, item, scheme)
    const winners = new Map<string, CommissionRule>()
    for (const { rule, condition } of rules) {
      if (!winners.has(rule.group) && isForMerchant(rule, item) && condition(facts)) winners.set(rule.group, rule)
    }
    return [...winners.values()].map((rule) => entryOf(rule, item, { order, mode }))
  }
}

function holdsFor({ rule, validFrom, validTo }: CompiledRule, { store }: Order, now: Date): boolean {
  return rule.stores.includes(store) && validFrom <= now.getTime() && now.getTime() <= validTo
}

function isForMerchant({ merchants }: CommissionRule, { merchant }: OrderItem): boolean {
  return merchants.length === 0 || merchants.includes(merchant)
}

function factsOf(order: Order, item: OrderItem, { categories }: CommissionScheme): Facts {
  const { currency, priceMode } = order
  return {
    sku: item.sku,
    attributes: item.attributes ?? {},
    categories: withAncestors(item.categories ?? [], categories),
    unitPrice: unitPrice(item, priceMode),
    currency,
    priceMode,
  }
}

interface Pricing {
  readonly order: Order
  /** Of which price percentages are taken. */
  readonly mode: PriceMode
}

function entryOf(rule: CommissionRule, item: OrderItem, { order, mode }: Pricing): Commission {
  const { key, group, name, calculator, amount } = rule
  const perPiece = rule.fixedAmounts.find(({ currency }) => currency === order.currency)?.[order.priceMode] ?? 0
  const share = percentOf(rowPrice(item, { order, mode }), amount)
  return { rule: key, group, name, amount: calculator === 'fixed' ? perPiece * item.quantity : share }
}

/** Before discounts and without options. Unit prices are rounded in a bundle and in the other mode: no sum rests on them. */
function rowPrice({ amounts: { sumPrice }, taxRate }: OrderItem, { order, mode }: Pricing): number {
  if (mode === order.priceMode) return sumPrice
  return mode === 'net' ? sumPrice - taxWithin(sumPrice, taxRate) : sumPrice + taxOn(sumPrice, taxRate)
}
