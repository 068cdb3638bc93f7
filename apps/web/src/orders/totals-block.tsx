import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { sum } from '@souk/domain/money'
import type { Expense } from '@souk/domain/order/expense'
import type { OrderItem } from '@souk/domain/order/item'
import type { Order, Totals } from '@souk/domain/order/order'
import { useText } from '../text/use-text.ts'
import { Money } from '../ui/money.tsx'
import { Line } from './block.tsx'
import { orderWords } from './order-words.ts'

type TotalsProps = {
  readonly order: Pick<Order, 'currency' | 'priceMode'>
  readonly totals: Totals
  readonly items: readonly OrderItem[]
  readonly expenses: readonly Expense[]
}

/** Expenses of one name are one line. */
const byName = (expenses: readonly Expense[]): readonly (readonly [string, number])[] =>
  [...Map.groupBy(expenses, ({ name }) => name)].map(([name, all]) => [name, sum(all.map(({ price }) => price))])

/** How the grand total comes about, and what became of the money. */
export const TotalsLines = (props: TotalsProps): JSX.Element => {
  const text = useText(orderWords)
  const Amount = (own: { of: number }): JSX.Element => <Money amount={own.of} currency={props.order.currency} />
  const taxes = (): number =>
    props.order.priceMode === 'net'
      ? sum([...props.items, ...props.expenses].map(({ amounts }) => amounts.taxTotal))
      : 0
  const rest = (): readonly (readonly [string, number])[] => [
    [text().remuneration, props.totals.remunerationTotal],
    [text().commission, props.totals.commissionTotal],
    [text().commissionRefunded, props.totals.commissionRefundedTotal],
  ]
  return (
    <dl>
      <Line label={text().subtotal}>
        <Amount of={props.totals.subtotal} />
      </Line>
      <For each={byName(props.expenses)}>
        {([name, amount]) => (
          <Line label={name}>
            <Amount of={amount} />
          </Line>
        )}
      </For>
      <Show when={props.totals.discountTotal > 0}>
        <Line label={text().discounts}>
          <Amount of={-props.totals.discountTotal} />
        </Line>
      </Show>
      <Show when={taxes() > 0}>
        <Line label={text().taxes}>
          <Amount of={taxes()} />
        </Line>
      </Show>
      <Show when={props.totals.canceledTotal > 0}>
        <Line label={text().canceledTotal}>
          <Amount of={-props.totals.canceledTotal} />
        </Line>
      </Show>
      <div class="my-1.5 border-t" />
      <Line label={text().grandTotal} strong>
        <Amount of={props.totals.grandTotal} />
      </Line>
      <Line label={text().includedTaxes}>
        <Amount of={props.totals.taxTotal} />
      </Line>
      <div class="my-1.5 border-t" />
      <Line label={text().paid}>
        <Amount of={props.totals.paidTotal} />
      </Line>
      <Line label={text().refundedTotal}>
        <Amount of={props.totals.refundedTotal} />
      </Line>
      <Line label={text().refundable}>
        <Amount of={props.totals.refundableTotal} />
      </Line>
      <For each={rest()}>
        {([label, amount]) => (
          <Show when={amount > 0}>
            <Line label={label}>
              <Amount of={amount} />
            </Line>
          </Show>
        )}
      </For>
    </dl>
  )
}
