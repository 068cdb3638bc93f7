import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Address } from '@souk/domain/order/address'
import { useMarketplace } from '../app/app-context.ts'
import { processHref } from '../processes/process-href.ts'
import { useText } from '../text/use-text.ts'
import { DateTime } from '../ui/date-time.tsx'
import { Reference } from '../ui/reference.tsx'
import { addressLines } from './address-lines.ts'
import { Block, Line } from './block.tsx'
import { useOrder } from './order-context.ts'
import { orderWords } from './order-words.ts'

/** When, where, by which process, and what else was said with the order. */
export const OverviewBlock = (): JSX.Element => {
  const text = useText(orderWords)
  const marketplace = useMarketplace()
  const { order } = useOrder()
  const store = () => marketplace.storeOf(order().store)
  const processes = (): readonly string[] => [
    ...new Set(order().items.flatMap(({ machine }) => marketplace.processOf(machine.process)?.name ?? [])),
  ]
  return (
    <Block title={text().overview}>
      <dl>
        <Line label={text().placed}>
          <DateTime at={order().placedAt} as="dateTime" zone={store()?.timeZone} />
        </Line>
        <Line label={text().store}>{store()?.name ?? order().store}</Line>
        <Line label={text().custom}>
          <Show when={order().customReference} fallback={<span class="text-ink-3">{text().none}</span>}>
            {(reference) => <Reference value={reference()} />}
          </Show>
        </Line>
        <For each={processes()}>
          {(name) => (
            <Line label={text().process}>
              <A href={processHref(name)} class="rounded-xs hover:underline">
                {name}
              </A>
            </Line>
          )}
        </For>
        <Show when={order().agentEmail}>{(agent) => <Line label={text().agent}>{agent()}</Line>}</Show>
      </dl>
      <Show when={order().cartNote}>
        {(note) => (
          <p class="pt-1 text-sm">
            <span class="block text-xs text-ink-3">{text().cartNote}</span>
            {note()}
          </p>
        )}
      </Show>
    </Block>
  )
}

const AddressText = (props: { address: Address }): JSX.Element => (
  <address class="text-sm text-ink-2 not-italic">
    <For each={addressLines(props.address)}>{(line) => <span class="block">{line}</span>}</For>
    <Show when={props.address.phone}>{(phone) => <span class="block">{phone()}</span>}</Show>
  </address>
)

/** Who ordered, and where it goes. */
export const CustomerBlock = (): JSX.Element => {
  const text = useText(orderWords)
  const { order } = useOrder()
  const email = (): string => order().customer.email
  return (
    <Block title={text().customer}>
      <p class="text-sm">
        {order().customer.firstName} {order().customer.lastName}{' '}
        <span class="text-ink-3">{order().customer.reference ?? text().guest}</span>
      </p>
      <p class="text-sm">
        <a href={`mailto:${email()}`} class="rounded-xs break-all text-ink-2 hover:underline">
          {email()}
        </a>
      </p>
      <p class="pt-1 text-xs">
        <A href={`/office/orders?q=${encodeURIComponent(email())}`} class="rounded-xs text-accent-text hover:underline">
          {text().allOrders}
        </A>
      </p>
      <div class="grid grid-cols-2 gap-4 pt-3">
        <div>
          <h3 class="pb-0.5 text-xs text-ink-3">{text().billing}</h3>
          <AddressText address={order().billing} />
        </div>
        <Show when={order().shipping}>
          {(shipping) => (
            <div>
              <h3 class="pb-0.5 text-xs text-ink-3">{text().shipping}</h3>
              <AddressText address={shipping()} />
            </div>
          )}
        </Show>
      </div>
    </Block>
  )
}
