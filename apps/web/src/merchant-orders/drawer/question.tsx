import type { JSX } from 'solid-js'
import { eventLabel } from '../../acting/event-label.ts'
import { fireOf } from '../../acting/offers.ts'
import type { Offer } from '../../acting/offers.ts'
import { useText } from '../../text/use-text.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useOpenOrder } from './open-order.ts'
import { consequences } from './stakes.ts'
import { drawerWords } from './words.ts'

/** Asks before an act that takes something back, and says in words what will happen. */
export const Question = (props: { offer: Offer | undefined; onClose: () => void }): JSX.Element => {
  const text = useText(drawerWords)
  const { order, trigger, stakeOf } = useOpenOrder()
  const items = (): string => text().ask.items(props.offer?.items.length ?? 0)
  const label = (): string => eventLabel(props.offer?.event ?? '')
  const sentences = (): readonly string[] => {
    const offer = props.offer
    const stake = offer && stakeOf(offer)
    if (!offer || !stake) return []
    const goods = order().items.filter(({ id }) => offer.items.includes(id))
    return consequences({ stake, items: goods, to: [...offer.to.values()], currency: order().currency })
  }
  const confirm = (): void => {
    if (props.offer) void trigger.fire(fireOf(props.offer))
  }
  return (
    <ConfirmDialog
      open={props.offer !== undefined}
      onClose={() => props.onClose()}
      title={text().ask.title(label(), items())}
      consequence={sentences().join(' ')}
      confirm={text().ask.confirm(label(), items())}
      danger
      onConfirm={confirm}
    />
  )
}
