import { createSignal } from 'solid-js'

/** The key that was made last, while the page lives: what the first order's snippet is filled with. Kept nowhere else. */
const [freshKey, setFreshKey] = createSignal<string>()

export { freshKey, setFreshKey }
