import ChevronRight from 'lucide-solid/icons/chevron-right'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { sum } from '@souk/domain/money'
import { useMarketplace } from '../../app/app-context.ts'
import { Block, Line } from '../../orders/block.tsx'
import { useText } from '../../text/use-text.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { Money } from '../../ui/money.tsx'
import { useOpenOrder } from './open-order.ts'
import { drawerWords } from './words.ts'

const Overview = (): JSX.Element => {
  const text = useText(drawerWords)
  const marketplace = useMarketplace()
  const { order } = useOpenOrder()
  const store = () => marketplace.storeOf(order().store)
  const products = (): number => new Set(order().items.map(({ sku }) => sku)).size
  return (
    <Block title={text().overview.title}>
      <dl>
        <Line label={text().overview.date}>
          <DateTime at={order().createdAt} as="dateTime" zone={store()?.timeZone} />
        </Line>
        <Line label={text().overview.products}>{products()}</Line>
        <Line label={text().overview.items}>{order().items.length}</Line>
        <Line label={text().overview.shipments}>{order().shipments.length}</Line>
        <Line label={text().overview.store}>{store()?.name ?? order().store}</Line>
      </dl>
      <Show when={order().cartNote}>
        {(note) => (
          <div class="mt-2 rounded-sm bg-late-soft px-3 py-2 text-sm text-late">
            <p class="text-xs">{text().overview.note}</p>
            <p class="wrap-break-word">{note()}</p>
          </div>
        )}
      </Show>
    </Block>
  )
}

const Customer = (): JSX.Element => {
  const text = useText(drawerWords)
  const { order } = useOpenOrder()
  const email = (): string => order().customer.email
  return (
    <Block title={text().customer.title}>
      <dl>
        <Line label={text().customer.name}>
          {order().customer.firstName} {order().customer.lastName}
        </Line>
        <Line label={text().customer.email}>
          <a href={`mailto:${email()}`} class="rounded-xs break-all hover:underline">
            {email()}
          </a>
        </Line>
        <Line label={text().customer.orders}>{order().customerOrders}</Line>
      </dl>
    </Block>
  )
}

const Amount = (props: { of: number }): JSX.Element => {
  const { order } = useOpenOrder()
  return <Money amount={props.of} currency={order().currency} />
}

/** The items with what each costs, folded away until asked for. */
const ItemLines = (): JSX.Element => {
  const text = useText(drawerWords)
  const { order } = useOpenOrder()
  return (
    <details class="group/items text-sm">
      <summary class="-mx-1 flex items-center gap-1 rounded-xs px-1 py-0.5 font-medium uppercase hover:bg-hover">
        <ChevronRight size={14} class="text-ink-3 transition-transform group-open/items:rotate-90" />
        {text().totals.items(order().items.length)}
      </summary>
      <ul class="py-1 pl-4.5">
        <For each={order().items}>
          {(item) => (
            <li class="flex items-baseline justify-between gap-4 py-0.5 text-ink-2">
              <span class="min-w-0 truncate" title={item.name}>
                {item.name} <span class="text-ink-3">× {item.quantity}</span>
              </span>
              <Amount of={item.amounts.subtotal} />
            </li>
          )}
        </For>
      </ul>
    </details>
  )
}

const Totals = (): JSX.Element => {
  const text = useText(drawerWords)
  const { order } = useOpenOrder()
  const totals = () => order().totals
  const taxesOnTop = (): number =>
    order().priceMode === 'net'
      ? sum([...order().items, ...order().expenses].map(({ amounts }) => amounts.taxTotal))
      : 0
  return (
    <Block title={text().totals.title}>
      <ItemLines />
      <dl>
        <Line label={text().totals.subtotal}>
          <Amount of={totals().subtotal} />
        </Line>
        <For each={order().expenses}>
          {(expense) => (
            <Line label={expense.name}>
              <Amount of={expense.price} />
            </Line>
          )}
        </For>
        <Line label={text().totals.canceled}>
          <Amount of={0 - totals().canceledTotal} />
        </Line>
        <Show when={totals().discountTotal > 0}>
          <Line label={text().totals.discount}>
            <Amount of={-totals().discountTotal} />
          </Line>
        </Show>
        <Show when={taxesOnTop() > 0}>
          <Line label={text().totals.taxesOnTop}>
            <Amount of={taxesOnTop()} />
          </Line>
        </Show>
        <div class="my-1.5 border-t" />
        <Line label={text().totals.grand} strong>
          <Amount of={totals().grandTotal} />
        </Line>
        <Line label={text().totals.taxes}>
          <Amount of={totals().taxTotal} />
        </Line>
        <div class="my-1.5 border-t" />
        <Line label={text().totals.commission}>
          <Amount of={totals().commissionTotal} />
        </Line>
        <Line label={text().totals.commissionRefunded}>
          <Amount of={totals().commissionRefundedTotal} />
        </Line>
      </dl>
    </Block>
  )
}

/** What was ordered, what it comes to, and by whom. */
export const DetailsTab = (): JSX.Element => (
  <div class="grid gap-x-10 pt-1 sm:grid-cols-2">
    <div class="min-w-0 max-sm:border-b">
      <Overview />
      <Customer />
    </div>
    <div class="min-w-0 max-sm:pt-4">
      <Totals />
    </div>
  </div>
)
