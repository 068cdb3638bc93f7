import type { JSX } from 'solid-js'
import { offersOf } from '../../acting/offers.ts'
import { useText } from '../../text/use-text.ts'
import { EventButtons } from './event-buttons.tsx'
import { useOpenOrder } from './open-order.ts'
import { drawerWords } from './words.ts'

/** Every event of any item, as a button for all items that can take it. */
export const WholeOrder = (): JSX.Element => {
  const text = useText(drawerWords)
  const { order } = useOpenOrder()
  return <EventButtons label={text().wholeOrder} offers={offersOf(order().items)} of={order().items.length} lead />
}
