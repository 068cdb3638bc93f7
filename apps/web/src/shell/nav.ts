import type { Icon } from '../ui/icon.ts'

/** One place to go. `count` is what waits there; `keys` the shortcut that goes there. */
export type NavItem = {
  readonly href: string
  readonly label: string
  readonly icon: Icon
  readonly count?: number | undefined
  /** What the count counts, for screen readers; unread things unless told. */
  readonly countLabel?: string | undefined
  readonly keys?: string | undefined
}
