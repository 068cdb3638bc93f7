import { createSignal, onCleanup, onMount } from 'solid-js'
import type { Accessor } from 'solid-js'

/** So far below and above the screen counts as near. */
const MARGIN = '400px 0px'

/** Whether an element is on screen or close to it, for the owner's life; `ref` takes the element. */
export const createNear = (): { readonly near: Accessor<boolean>; readonly ref: (element: Element) => void } => {
  const [near, setNear] = createSignal(false)
  const follow = (element: Element): void => {
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: MARGIN,
    })
    observer.observe(element)
    onCleanup(() => observer.disconnect())
  }
  return { near, ref: (element) => onMount(() => follow(element)) }
}
