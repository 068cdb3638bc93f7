import { Match, Show, Switch, createEffect, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MerchantOrderDetail, MerchantOrderDetailItem } from '@souk/contract/merchant-orders'
import { createTrigger } from '../../acting/create-trigger.ts'
import { fireOf } from '../../acting/offers.ts'
import type { Offer } from '../../acting/offers.ts'
import { useApp } from '../../app/app-context.ts'
import { failureText } from '../../app/refusals.ts'
import { createLook } from '../../presence/create-look.ts'
import { PresenceBar } from '../../presence/presence-bar.tsx'
import { createMedia, phone } from '../../style/media.ts'
import { useText } from '../../text/use-text.ts'
import { Drawer } from '../../ui/drawer.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import type { Phase } from '../../ui/phase.ts'
import { Reference } from '../../ui/reference.tsx'
import { Bone, Skeleton } from '../../ui/skeleton.tsx'
import type { Detail } from './create-detail.ts'
import { OpenOrderContext } from './open-order.ts'
import type { OpenOrder } from './open-order.ts'
import { OrderBody } from './order-body.tsx'
import { Question } from './question.tsx'
import { stakeOf } from './stakes.ts'
import { WholeOrder } from './whole-order.tsx'
import { drawerWords } from './words.ts'

const Waiting = (): JSX.Element => (
  <Skeleton>
    <div class="flex flex-col gap-4">
      <Bone class="h-8 w-40" />
      <Bone class="h-5 w-24" />
      <Bone class="h-4 w-full" />
      <Bone class="h-4 w-full" />
      <Bone class="h-4 w-2/3" />
    </div>
  </Skeleton>
)

type OrderDrawerProps = {
  /** Of the merchant order; open while there is one. The order itself may still be under way. */
  readonly reference: string | undefined
  readonly detail: Detail
  readonly onClose: () => void
  /** Where the focus goes when somebody opens the drawer to work in it. */
  readonly headRef: (element: HTMLElement) => void
}

/** A merchant order beside the list, the whole screen on phones: what can be done, what it is, what happened. */
export const OrderDrawer = (props: OrderDrawerProps): JSX.Element => {
  const text = useText(drawerWords)
  const { souk, marketplace } = useApp()
  const isPhone = createMedia(phone)
  const [asked, setAsked] = createSignal<Offer>()
  const order = (): MerchantOrderDetail => {
    const shown = props.detail.value()
    if (!shown) throw new Error('no order has come yet')
    return shown
  }
  const trigger = createTrigger({
    send: ({ event, items }) => {
      const { reference, version } = order()
      return souk.merchantOrders.trigger.mutate({ reference, event, items: [...items], seenVersion: version })
    },
    settle: () => props.detail.reload(),
  })
  const phaseIn = ({ machine }: MerchantOrderDetailItem, state: string): Phase =>
    marketplace.stateOf(machine.process, state).phase
  const stateOf = (item: MerchantOrderDetailItem): string => trigger.predicted(item.id) ?? item.machine.state
  const stake = (offer: Offer) => {
    const item = order().items.find(({ id }) => offer.items.includes(id))
    return stakeOf(offer, (state) => (item ? phaseIn(item, state) : 'neutral'))
  }
  const press = (offer: Offer): void => {
    if (!stake(offer)) return void trigger.fire(fireOf(offer))
    trigger.dismiss()
    setAsked(offer)
  }
  const open: OpenOrder = {
    order,
    trigger,
    isPhone,
    press,
    stakeOf: stake,
    stateOf,
    phaseOf: (item) => phaseIn(item, stateOf(item)),
  }
  createLook(souk, () => props.reference)
  createEffect(
    on(
      () => props.reference,
      () => {
        setAsked(undefined)
        trigger.dismiss()
      },
    ),
  )
  return (
    <OpenOrderContext.Provider value={open}>
      <Drawer
        beside
        wide
        open={props.reference !== undefined}
        onClose={() => props.onClose()}
        title={text().title(props.detail.value()?.orderReference ?? '…')}
        description={
          <span class="inline-flex flex-wrap items-baseline gap-x-1.5 text-sm">
            {text().merchantReference}
            <Reference value={props.reference ?? ''} />
          </span>
        }
        footer={
          <Show when={isPhone() && props.detail.value()}>
            <WholeOrder />
          </Show>
        }
      >
        <Show when={props.reference}>
          {(reference) => (
            <div class="mb-3">
              <PresenceBar reference={reference()} />
            </div>
          )}
        </Show>
        <Switch fallback={<Waiting />}>
          <Match when={props.detail.value()}>
            <OrderBody detail={props.detail} ref={(head) => props.headRef(head)} />
          </Match>
          <Match when={props.detail.error()}>
            {(error) => <ErrorState message={failureText(error())} onRetry={() => void props.detail.reload()} />}
          </Match>
        </Switch>
      </Drawer>
      <Show when={props.detail.value()}>
        <Question offer={asked()} onClose={() => setAsked(undefined)} />
      </Show>
    </OpenOrderContext.Provider>
  )
}
