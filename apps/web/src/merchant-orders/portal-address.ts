import { useLocation, useNavigate } from '@solidjs/router'
import { createMemo } from 'solid-js'
import type { Accessor } from 'solid-js'
import { noFilters, parseView, writeView } from '../orders/orders-view.ts'
import type { OrdersView } from '../orders/orders-view.ts'

/** What the address says: which orders are shown, and which one is open. */
export type PortalAddress = {
  readonly view: Accessor<OrdersView>
  /** Reference of the merchant order that is open. */
  readonly open: Accessor<string | undefined>
  readonly change: (part: Partial<OrdersView>) => void
  readonly search: (words: string) => void
  readonly clear: () => void
  readonly show: (reference: string | undefined) => void
}

const path = '/portal/orders'

export function createPortalAddress(): PortalAddress {
  const location = useLocation()
  const navigate = useNavigate()
  /** There is no choice of merchants here. */
  const view = createMemo((): OrdersView => ({ ...parseView(location.search), merchants: [] }))
  const open = createMemo(() => new URLSearchParams(location.search).get('o') ?? undefined)
  const go = (next: OrdersView, reference: string | undefined, replace: boolean): void => {
    const address = writeView(next)
    const peek = reference === undefined ? '' : `${address ? '&' : '?'}o=${encodeURIComponent(reference)}`
    navigate(`${path}${address}${peek}`, { replace, scroll: false })
  }
  return {
    view,
    open,
    change: (part) => go({ ...view(), ...part }, open(), false),
    search: (words) => go({ ...view(), search: words }, open(), true),
    clear: () => go({ ...noFilters, sort: view().sort }, open(), false),
    /** Walking from one order to the next leaves no trail. */
    show: (reference) => go(view(), reference, open() !== undefined),
  }
}
