import { createEffect, createSignal, onCleanup, untrack } from 'solid-js'
import type { Accessor } from 'solid-js'
import { setUnread } from '../../shell/unread.ts'
import { locale } from '../../text/locale.ts'
import { formatMoney } from '../../text/money.ts'
import { dismissToast, showToast } from '../../ui/toast.ts'
import { portalWords } from '../words.ts'
import { createDesktop } from './desktop.ts'
import type { Desktop } from './desktop.ts'
import { createLeader } from './leader.ts'
import { createRinger } from './ringer.ts'
import { createSound } from './sound.ts'
import type { Sound } from './sound.ts'
import { createUnseen } from './unseen.ts'
import type { NewOrder, Unseen } from './unseen.ts'

/** The ladder of a new order: unread count, row, toast, sound, message of the machine. */
export type Alerts = {
  readonly unseen: Unseen
  readonly sound: Sound
  readonly desktop: Desktop
  /** A new order came during this visit: the moment to offer messages of the machine. */
  readonly hasRung: Accessor<boolean>
}

type AlertsOptions = {
  /** Whose unread orders they are. */
  readonly person: string
  readonly open: (reference: string) => void
}

/** So many get a toast of their own; more share one. */
const single = 3

/** For the owner's life. One tab of the browser alone sounds, and one alone shows messages of the machine. */
export function createAlerts({ person, open }: AlertsOptions): Alerts {
  const unseen = createUnseen(person)
  const sound = createSound()
  const desktop = createDesktop()
  const mayRing = createLeader('new-order-sound', () => sound.state() === 'on')
  const mayShow = createLeader('new-order-message', () => desktop.permission() === 'granted')
  const ringer = createRinger({ sound: () => mayRing() && sound.ring(), isWaiting: unseen.has })
  const [hasRung, setRung] = createSignal(false)
  /** Toasts of orders that were not looked at, by the reference, or by all they stand for. */
  const toasts = new Map<number, readonly string[]>()

  const words = () => portalWords[locale()]
  const factsOf = ({ items, grandTotal, currency }: NewOrder): string =>
    words().alert.facts(words().items(items), formatMoney(grandTotal, currency))
  const toastOne = (row: NewOrder): void => {
    const act = { label: words().alert.open, run: () => open(row.reference) }
    const title = words().alert.newOrder(row.orderReference)
    toasts.set(showToast({ kind: 'info', title, text: factsOf(row), act }), [row.reference])
  }
  const toastAll = (rows: readonly NewOrder[]): void => {
    const title = words().alert.newOrders(rows.length)
    toasts.set(
      showToast({ kind: 'info', title }),
      rows.map(({ reference }) => reference),
    )
  }
  const message = (row: NewOrder): void =>
    desktop.show({
      key: row.reference,
      title: words().alert.newOrder(row.orderReference),
      body: factsOf(row),
      open: () => open(row.reference),
    })
  const tell = (rows: readonly NewOrder[]): void => {
    if (rows.length === 0) return
    setRung(true)
    if (rows.length > single) toastAll(rows)
    else for (const row of rows) toastOne(row)
    if (mayShow()) for (const row of rows.slice(0, single)) message(row)
    ringer.ring(rows.map(({ reference }) => reference))
  }

  let told = new Set(untrack(unseen.orders).map(({ reference }) => reference))
  /** What another tab heard first is told here as well; what waited when the page opened is not. */
  createEffect(() => {
    const orders = unseen.orders()
    const before = told
    told = new Set(orders.map(({ reference }) => reference))
    untrack(() => tell(orders.filter(({ reference }) => !before.has(reference))))
  })
  createEffect(() => {
    setUnread('merchant-orders', unseen.orders().length)
    desktop.close((reference) => !unseen.has(reference))
    for (const [id, references] of toasts) {
      if (references.some(unseen.has)) continue
      dismissToast(id)
      toasts.delete(id)
    }
  })
  onCleanup(() => {
    ringer.stop()
    setUnread('merchant-orders', 0)
  })

  return { unseen, sound, desktop, hasRung }
}
