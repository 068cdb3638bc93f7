import ChevronRight from 'lucide-solid/icons/chevron-right'
import { For, Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MerchantOrder } from '@souk/domain/order/order'
import { useText } from '../text/use-text.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Money } from '../ui/money.tsx'
import { Reference } from '../ui/reference.tsx'
import { Block } from './block.tsx'
import { useOrder } from './order-context.ts'
import { orderWords } from './order-words.ts'
import { shareAnchor } from './share-anchor.ts'
import { TotalsLines } from './totals-block.tsx'

const Share = (props: { share: MerchantOrder }): JSX.Element => {
  const { order, merchantName } = useOrder()
  const name = (): string => merchantName(props.share.merchant)
  return (
    <details
      id={shareAnchor(props.share.reference)}
      class="group/share border-t py-1.5 first:border-t-0 target:bg-accent-soft"
    >
      <summary class="flex min-h-7 list-none items-center gap-2 rounded-xs text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} class="text-ink-3 transition-transform group-open/share:rotate-90" />
        <Avatar name={name()} size="sm" />
        <span class="min-w-0 flex-1 truncate">{name()}</span>
        <Money amount={props.share.totals.grandTotal} currency={order().currency} class="font-medium" />
      </summary>
      <div class="py-1 pl-5.5">
        <Reference value={props.share.reference} class="pb-1 text-xs text-ink-2" />
        <TotalsLines
          order={order()}
          totals={props.share.totals}
          items={order().items.filter(({ merchant }) => merchant === props.share.merchant)}
          expenses={order().expenses.filter(({ merchant }) => merchant === props.share.merchant)}
        />
      </div>
    </details>
  )
}

/** What each merchant's order comes to. */
export const SharesBlock = (): JSX.Element => {
  const text = useText(orderWords)
  const { order } = useOrder()
  const ids = createMemo(() => order().merchantOrders.map(({ id }) => id), [], {
    equals: (one, other) => one.join() === other.join(),
  })
  return (
    <Block title={text().shares}>
      <For each={ids()} fallback={<p class="text-sm text-ink-3">{text().sharesNone}</p>}>
        {(id) => (
          <Show when={order().merchantOrders.find((one) => one.id === id)}>{(share) => <Share share={share()} />}</Show>
        )}
      </For>
    </Block>
  )
}
