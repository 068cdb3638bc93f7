import { createSignal } from 'solid-js'

type Act = { readonly label: string; readonly run: () => void }

export type Toast = {
  readonly id: number
  readonly kind: 'info' | 'good' | 'error'
  readonly title: string
  readonly text?: string | undefined
  /** E.g. undo; such a toast stays 10 s. */
  readonly act?: Act | undefined
  /** Stays until dismissed, as every error does. */
  readonly stay?: boolean | undefined
}

const [toasts, setToasts] = createSignal<readonly Toast[]>([])

export { toasts }

let last = 0

/** Says something in the corner. A toast with an act stays 10 s, an error until dismissed, any other 5 s. Returns its id. */
export const showToast = (toast: Omit<Toast, 'id'>): number => {
  last += 1
  const id = last
  setToasts((all) => [...all, { ...toast, id }])
  return id
}

export const dismissToast = (id: number): void => {
  setToasts((all) => all.filter((toast) => toast.id !== id))
}

/** How long it stays, in ms; undefined until dismissed. */
export const stayOf = (toast: Toast): number | undefined => {
  if (toast.kind === 'error' || toast.stay) return undefined
  return toast.act ? 10_000 : 5000
}
