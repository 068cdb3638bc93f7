import { createEffect, createMemo, on } from 'solid-js'
import type { Accessor } from 'solid-js'
import { reducedMotion } from '../style/media.ts'

type Tint = {
  readonly value: Accessor<unknown>
  /** Too much changes to follow: nothing is tinted. */
  readonly muted: Accessor<boolean>
  /** Called in place of the tint where motion is not wanted. */
  readonly instead: () => void
}

/** Tints the element for 1.2 s whenever the value changes, for the owner's life. */
export const tintOnChange = (element: HTMLElement, { value, muted, instead }: Tint): void => {
  const show = (): void => {
    if (muted()) return
    if (matchMedia(reducedMotion).matches) instead()
    else element.animate([{ backgroundColor: 'var(--color-tint)' }, { backgroundColor: 'transparent' }], 1200)
  }
  createEffect(on(createMemo(value), show, { defer: true }))
}
