import { createEffect, on } from 'solid-js'
import type { Accessor } from 'solid-js'
import { reducedMotion } from '../style/media.ts'

/** Tints the element for 1.2 s whenever the value changes; `instead` is called where motion is not wanted. */
export const tintOnChange = (element: HTMLElement, value: Accessor<unknown>, instead: () => void): void => {
  const show = (now: unknown, before: unknown): void => {
    if (now === before) return
    if (matchMedia(reducedMotion).matches) instead()
    else element.animate([{ backgroundColor: 'var(--color-tint)' }, { backgroundColor: 'transparent' }], 1200)
  }
  createEffect(on(value, show, { defer: true }))
}
