import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Refund } from '@souk/domain/order/payment'
import { formatMoney } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { DateTime } from '../ui/date-time.tsx'
import { Money } from '../ui/money.tsx'
import { Block, Line } from './block.tsx'
import { useOrder } from './order-context.ts'
import { orderWords } from './order-words.ts'
import { TotalsLines } from './totals-block.tsx'

export const TotalsBlock = (): JSX.Element => {
  const text = useText(orderWords)
  const { order } = useOrder()
  return (
    <Block title={text().totals}>
      <TotalsLines order={order()} totals={order().totals} items={order().items} expenses={order().expenses} />
    </Block>
  )
}

/** How it is paid, and what was taken and given back so far. */
export const PaymentsBlock = (): JSX.Element => {
  const text = useText(orderWords)
  const { order } = useOrder()
  const money = (amount: number): string => formatMoney(amount, order().currency)
  return (
    <Block title={text().payments}>
      <dl>
        <For each={order().payments}>
          {(payment) => (
            <Line
              label={
                <>
                  <span class="text-ink">{payment.method}</span>
                  <span class="block text-xs text-ink-3">{payment.provider}</span>
                </>
              }
            >
              <Money amount={payment.amount} currency={order().currency} />
              <span class="figures block text-xs text-ink-3">{text().taken(money(payment.captured))}</span>
              <Show when={payment.refunded > 0}>
                <span class="figures block text-xs text-ink-3">{text().refunded(money(payment.refunded))}</span>
              </Show>
            </Line>
          )}
        </For>
      </dl>
    </Block>
  )
}

const RefundLine = (props: { refund: Refund }): JSX.Element => {
  const text = useText(orderWords)
  const { order, nameOf } = useOrder()
  const about = (): string => {
    const names = props.refund.lines.flatMap(({ item, expense }) => {
      if (item) return [nameOf(item)]
      return order().expenses.flatMap(({ id, name }) => (id === expense ? [name] : []))
    })
    return names.length > 3 ? text().items(names.length) : names.join(', ')
  }
  return (
    <Line
      label={
        <>
          <DateTime at={props.refund.at} as="dateTime" class="text-ink" />
          <span class="block text-xs text-ink-3">{props.refund.comment ?? about()}</span>
        </>
      }
    >
      <Money amount={props.refund.amount} currency={order().currency} />
    </Line>
  )
}

/** Every time money was given back. */
export const RefundsBlock = (): JSX.Element => {
  const text = useText(orderWords)
  const { order } = useOrder()
  return (
    <Show when={order().refunds.length > 0}>
      <Block title={text().refunds}>
        <dl>
          <For each={order().refunds}>{(refund) => <RefundLine refund={refund} />}</For>
        </dl>
      </Block>
    </Show>
  )
}
