import { batch, createEffect, createMemo, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { Souk } from '@souk/client/souk'
import type { OrderPresence } from '@souk/contract/presence'

/** Who of one's team is at which order, and for merchants whether the marketplace is. */
export type Presence = {
  /** Of an order by the reference of its page; undefined where nobody is. */
  readonly at: (reference: string) => OrderPresence | undefined
}

type PresenceOptions = {
  readonly souk: Pick<Souk, 'presence'>
  /** Whoever is signed in, by id. */
  readonly person: Accessor<string | undefined>
  /** Somebody took over what this person handled. */
  readonly onLost: (order: OrderPresence) => void
}

const isEmpty = ({ looking, handling, support }: OrderPresence): boolean =>
  looking.length === 0 && handling === null && !support

/** Follows the team's presence while somebody is signed in: one stream for all lists and pages. */
export function createPresence({ souk, person, onLost }: PresenceOptions): Presence {
  const [orders, setOrders] = createStore<Record<string, OrderPresence | undefined>>({})
  const who = createMemo(person)

  const isLost = (order: OrderPresence): boolean => {
    const before = orders[order.reference]?.handling?.by.id
    return before !== undefined && before === who() && order.handling?.takenFrom?.id === before
  }
  const show = (order: OrderPresence): void => {
    if (isLost(order)) onLost(order)
    if (isEmpty(order)) setOrders(order.reference, undefined)
    else setOrders(order.reference, reconcile(order, { key: 'id' }))
  }

  createEffect(() => {
    if (who() === undefined) return
    const live = souk.presence.live.follow(
      {},
      {
        onReset(all) {
          all.filter(isLost).forEach(onLost)
          setOrders(reconcile(Object.fromEntries(all.map((order) => [order.reference, order]))))
        },
        onEvents: (events) => batch(() => events.forEach(({ payload }) => show(payload))),
      },
    )
    onCleanup(() => {
      live.close()
      setOrders(reconcile({}))
    })
  })

  return { at: (reference) => orders[reference] }
}
