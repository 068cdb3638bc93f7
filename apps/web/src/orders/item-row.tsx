import History from 'lucide-solid/icons/history'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OrderItem } from '@souk/domain/order/item'
import type { Order } from '@souk/domain/order/order'
import { unitPrice } from '@souk/domain/order/unit-price'
import { formatMoney, formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Money } from '../ui/money.tsx'
import { ItemHistory } from './item-history.tsx'
import { MachineCell } from './machine-cell.tsx'
import { createNear } from './near.ts'
import { useOrder } from './order-context.ts'
import { orderWords } from './order-words.ts'

/** The columns of items: box, product, sum, marketplace, merchant; where there is less room, the machines stand below. */
export const itemTracks =
  'grid grid-cols-[1.75rem_minmax(0,1fr)_auto] gap-x-3 @min-[34rem]:grid-cols-[1.75rem_minmax(0,1fr)_minmax(0,1fr)_auto] ' +
  '@min-[50rem]:grid-cols-[1.75rem_minmax(0,1fr)_6.5rem_minmax(0,13rem)_minmax(0,13.5rem)] @min-[50rem]:gap-x-5'

/** Shown only where all columns have room, or only where they have not. */
export const wide = '@max-[50rem]:hidden'
const narrow = '@min-[50rem]:hidden'

const machineCell = 'min-w-0 @max-[34rem]:col-[2/-1] @max-[50rem]:pt-2.5'

/** Orders with more rows than this work out a row's events only while it is near the screen. */
const manyItems = 40

const always: ReturnType<typeof createNear> = { near: () => true, ref: () => undefined }

/** Basis points as a percentage. */
const rateText = (rate: number): string => `${formatNumber(rate / 100)} %`

const Product = (props: { item: OrderItem; currency: string; onHistory: () => void; open: boolean }): JSX.Element => {
  const text = useText(orderWords)
  const attributes = (): string =>
    Object.entries(props.item.attributes ?? {})
      .map(([name, value]) => `${name}: ${value}`)
      .join(' · ')
  return (
    <div role="cell" class="flex min-w-0 gap-3 @min-[34rem]:@max-[50rem]:col-span-2">
      <Show when={props.item.image}>
        {(source) => (
          <img
            src={source()}
            alt=""
            width="36"
            height="36"
            loading="lazy"
            class="size-9 shrink-0 rounded-sm border object-cover"
          />
        )}
      </Show>
      <div class="min-w-0 flex-1">
        <p class="flex items-start gap-1 font-medium">
          <span class="min-w-0 wrap-break-word">{props.item.name}</span>
          <IconButton
            label={text().historyLabel}
            icon={History}
            size="sm"
            pressed={props.open}
            onClick={() => props.onHistory()}
            class="-my-1"
          />
        </p>
        <p class="font-mono text-xs break-all text-ink-3">{props.item.sku}</p>
        <Show when={props.item.merchantSku}>
          {(own) => (
            <p class="text-xs break-all text-ink-3">
              {text().merchantSku} <span class="font-mono">{own()}</span>
            </p>
          )}
        </Show>
        <Show when={attributes()}>
          <p class="text-xs text-ink-2">{attributes()}</p>
        </Show>
        <For each={props.item.options}>{(option) => <p class="text-xs text-ink-2">+ {option.name}</p>}</For>
        <For each={props.item.discounts}>
          {(discount) => (
            <p class="text-xs text-good">
              {discount.name}
              {discount.code ? ` (${discount.code})` : ''}{' '}
              <span class="figures">{formatMoney(-discount.amount, props.currency)}</span>
            </p>
          )}
        </For>
        <Show when={props.item.cartNote}>
          {(note) => (
            <p class="text-xs text-ink-2 italic">
              {text().note}: {note()}
            </p>
          )}
        </Show>
      </div>
    </div>
  )
}

const Sum = (props: { item: OrderItem; order: Order }): JSX.Element => {
  const text = useText(orderWords)
  const amounts = () => props.item.amounts
  const unit = (): number => unitPrice(props.item, props.order.priceMode)
  const money = (amount: number): string => formatMoney(amount, props.order.currency)
  const tax = (): string => {
    const rate = rateText(props.item.taxRate)
    return props.order.priceMode === 'gross' ? text().inclTax(rate) : text().plusTax(rate)
  }
  return (
    <div role="cell" class="text-right">
      <p class="font-medium">
        <Show when={amounts().discountTotal > 0}>
          <s class="mr-1 text-xs font-normal text-ink-3">{money(amounts().subtotal)}</s>
        </Show>
        <Money amount={amounts().subtotal - amounts().discountTotal} currency={props.order.currency} />
      </p>
      <p class="figures text-xs text-ink-3">{text().unit(props.item.quantity, money(unit()))}</p>
      <Show when={props.item.taxRate > 0}>
        <p class="figures text-xs text-ink-3">{tax()}</p>
      </Show>
      <Show when={amounts().refunded > 0}>
        <p class="figures text-xs text-bad">{text().refunded(money(amounts().refunded))}</p>
      </Show>
      <Show when={amounts().canceled > amounts().refunded}>
        <p class="figures text-xs text-bad">{text().canceled(money(amounts().canceled - amounts().refunded))}</p>
      </Show>
    </div>
  )
}

/** One row of goods with its two machines. Lives as long as the item is on the page, whatever happens to it. */
export const ItemRow = (props: { item: OrderItem }): JSX.Element => {
  const text = useText(orderWords)
  const page = useOrder()
  const [history, setHistory] = createSignal(false)
  const isMany = page.order().items.length > manyItems
  const { near, ref } = isMany ? createNear() : always
  return (
    <div
      ref={ref}
      role="row"
      class={`${itemTracks} border-t px-4 py-3 text-sm first:border-t-0 sm:px-5`}
      classList={{ 'bg-accent-soft': page.selected().has(props.item.id) }}
      style={isMany ? { 'content-visibility': 'auto', 'contain-intrinsic-size': 'auto 6.5rem' } : undefined}
    >
      <div role="cell">
        <Checkbox
          bare
          label={text().select(props.item.name)}
          checked={page.selected().has(props.item.id)}
          onChecked={(on) => page.select([props.item.id], on)}
        />
      </div>
      <Product
        item={props.item}
        currency={page.order().currency}
        open={history()}
        onHistory={() => setHistory((open) => !open)}
      />
      <Sum item={props.item} order={page.order()} />
      <div role="cell" class={`${machineCell} @min-[34rem]:@max-[50rem]:col-start-2`}>
        <p class={`pb-1 text-xs text-ink-3 ${narrow}`}>{text().marketplace}</p>
        <MachineCell item={props.item} side="marketplace" machine={props.item.machine} near={near()} />
      </div>
      <div
        role="cell"
        class={`${machineCell} @min-[34rem]:@max-[50rem]:col-[3/-1] @min-[50rem]:border-l @min-[50rem]:pl-4`}
      >
        <p class={`pb-1 text-xs text-ink-3 ${narrow}`}>{text().merchant}</p>
        <Show when={props.item.merchantItem} fallback={<span class="text-xs text-ink-3">{text().notSplit}</span>}>
          {(merchantItem) => (
            <MachineCell item={props.item} side="merchant" machine={merchantItem().machine} near={near()} />
          )}
        </Show>
      </div>
      <Show when={history()}>
        <div role="cell" class="col-span-full pt-3 @min-[34rem]:pl-10">
          <ItemHistory item={props.item} />
        </div>
      </Show>
    </div>
  )
}
