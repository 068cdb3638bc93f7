import { createEffect, on } from 'solid-js'
import type { Accessor } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { MerchantOrderDetail } from '@souk/contract/merchant-orders'

/** The order that is open, kept current. */
export type Detail = {
  /** Undefined until it has come. Parts that did not change keep their identity, so nothing on screen is made anew. */
  readonly value: Accessor<MerchantOrderDetail | undefined>
  /** Why it could not be read last; what was read before stays. */
  readonly error: Accessor<unknown>
  /** Reads it anew; while a reading is under way, once more after it. Never rejects. */
  readonly reload: () => Promise<void>
  /** Somebody says that the order has this version now. */
  readonly heard: (reference: string, version: number) => void
}

type State = { value?: MerchantOrderDetail | undefined; error?: unknown }

/** For the owner's life; another reference starts over. */
export function createDetail(
  load: (reference: string) => Promise<MerchantOrderDetail>,
  reference: Accessor<string | undefined>,
): Detail {
  const [state, setState] = createStore<State>({})
  let reading: Promise<void> | undefined
  let again = false

  const take = (wanted: string, next: MerchantOrderDetail): void => {
    if (wanted === reference() && next.version >= (state.value?.version ?? 0))
      setState(reconcile<State, State>({ value: next, error: undefined }, { merge: true }))
  }
  const readOnce = async (): Promise<void> => {
    again = false
    const wanted = reference()
    if (wanted === undefined) return
    try {
      take(wanted, await load(wanted))
    } catch (error) {
      if (wanted === reference()) setState('error', () => error)
    }
  }
  const readAll = async (): Promise<void> => {
    do {
      await readOnce()
    } while (again)
    reading = undefined
  }
  const reload = (): Promise<void> => {
    again = true
    reading ??= readAll()
    return reading
  }
  createEffect(
    on(reference, (wanted) => {
      setState(reconcile<State, State>({}))
      if (wanted !== undefined) void reload()
    }),
  )
  return {
    value: () => state.value,
    error: () => state.error,
    reload,
    heard(of, version) {
      if (of === reference() && version > (state.value?.version ?? 0)) void reload()
    },
  }
}
