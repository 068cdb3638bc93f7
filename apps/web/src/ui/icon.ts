import type { JSX } from 'solid-js'

/** An icon of `lucide-solid/icons/<name>`, imported one by one: the barrel drags 2,376 modules in. */
export type Icon = (props: { size?: number; class?: string }) => JSX.Element
