import { createSignal } from 'solid-js'
import type { Handlers } from '@souk/client/calls'
import type { Souk } from '@souk/client/souk'
import type { MerchantCounts, MerchantOrderDetail, MerchantOrdersSnapshot } from '@souk/contract/merchant-orders'
import type { TriggerAnswer } from '@souk/contract/orders'
import type { OrderPresence } from '@souk/contract/presence'
import type { ItemResult } from '@souk/domain/engine/outcome'
import type { MerchantFrame } from '@souk/domain/order/frames'
import type { MerchantOrderRow } from '@souk/domain/order/row'
import type { AppWorld } from '../../app/app-context.ts'
import { createChanges } from '../../app/changes.ts'

type Act = Parameters<Souk['merchantOrders']['trigger']['mutate']>[0]

type Given = {
  readonly rows?: readonly MerchantOrderRow[]
  /** Answered to whoever opens an order; may change between readings. */
  readonly detail?: () => Promise<MerchantOrderDetail>
  /** What an act does to each item it is about. */
  readonly act?: (sent: Act) => readonly ItemResult[]
  readonly status?: 'approved' | 'waiting-for-approval'
  /** Who of the team is where. */
  readonly present?: Readonly<Record<string, OrderPresence>>
}

/** A merchant's portal before a server that says what the test wants. */
export function pretendPortal({ rows = [], detail, act = () => [], status = 'approved', present = {} }: Given) {
  const sent: Act[] = []
  const followers: Handlers<MerchantOrdersSnapshot, MerchantFrame>[] = []
  const [me, setMe] = createSignal({
    id: 'ana',
    name: 'Ana',
    email: 'ana@example.com',
    kind: 'merchant',
    merchant: { id: 'm2', reference: 'MER000002', name: 'Merchant 2', status },
    demo: false,
  })
  const noCounts: MerchantCounts = { counts: [] }
  const merchantOrders = {
    list: { query: () => Promise.resolve({ rows, total: rows.length }) },
    counts: { query: () => Promise.resolve(noCounts) },
    byReference: { query: () => detail?.() ?? Promise.reject(new Error('no order')) },
    trigger: {
      mutate: (input: Act): Promise<TriggerAnswer> => {
        sent.push(input)
        return Promise.resolve({ reference: input.reference, version: 3, results: act(input) })
      },
    },
    live: {
      follow: (_: object, handlers: Handlers<MerchantOrdersSnapshot, MerchantFrame>) => {
        followers.push(handlers)
        handlers.onReset({ rows, counts: noCounts })
        return { close: () => undefined }
      },
    },
  }
  const changes = createChanges()
  const world = {
    souk: { merchantOrders, presence: { look: { follow: () => ({ close: () => undefined }) } } },
    people: { me, ask: () => Promise.resolve() },
    presence: { at: (reference: string) => present[reference] },
    marketplace: {
      changes,
      stores: () => [],
      merchants: () => [],
      storeOf: () => undefined,
      modelOf: () => undefined,
      stateOf: (_: string, state: string) => ({ phase: 'progress', display: state }),
    },
  } as unknown as AppWorld
  let seq = 0
  return {
    world,
    sent,
    setMe,
    /** Commits as the merchant hears them, all in one message. */
    hear: (...frames: readonly Pick<MerchantFrame, 'row' | 'fresh'>[]): void => {
      const events = frames.map((frame) => ({ shard: 0, seq: ++seq, payload: { ...frame, moves: [] } }))
      for (const { onEvents } of followers) onEvents(events)
    },
  }
}
